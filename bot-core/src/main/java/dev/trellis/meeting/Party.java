package dev.trellis.meeting;

import dev.trellis.pairing.Pair;
import dev.trellis.person.Person;
import java.time.ZoneId;

/**
 * A pair, seen by one of its two.
 *
 * @param house the zone of people whose own is not known
 */
record Party(Pair pair, Person me, Person other, ZoneId house) {
    Party turned() {
        return new Party(pair, other, me, house);
    }

    boolean iAmMentor() {
        return pair.mentorId() == me.id();
    }

    MeetingSlots.Side mySide() {
        return new MeetingSlots.Side(me.workingHours(), me.zone(house));
    }

    MeetingSlots.Side otherSide() {
        return new MeetingSlots.Side(other.workingHours(), other.zone(house));
    }
}
