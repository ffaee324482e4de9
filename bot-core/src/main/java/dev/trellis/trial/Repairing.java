package dev.trellis.trial;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.HomePages;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.delivery.Intent;
import dev.trellis.enrolment.Enrolment;
import dev.trellis.enrolment.Enrolments;
import dev.trellis.enrolment.Side;
import dev.trellis.meeting.CalledOff;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairing;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Ends a pair that is not a fit: both hear it in the same neutral words, and the mentee waits for somebody new. */
@Singleton
class Repairing {
    private final Pairing pairing;
    private final Enrolments enrolments;
    private final CalledOff calledOff;
    private final People people;
    private final HomePages homes;

    Repairing(Pairing pairing, Enrolments enrolments, CalledOff calledOff, People people, HomePages homes) {
        this.pairing = pairing;
        this.enrolments = enrolments;
        this.calledOff = calledOff;
        this.people = people;
        this.homes = homes;
    }

    void repair(Turn turn, Pair pair) {
        List<Element> meetings = calledOff.by(pair, turn.now());
        if (!pairing.end(pair, Pair.EndedWhy.NOT_A_FIT, turn.now())) {
            return;
        }
        waitAgain(turn, pair);
        news(turn, pair, pair.mentorId(), "mentor", meetings);
        news(turn, pair, pair.menteeId(), "mentee", meetings);
    }

    private void news(Turn turn, Pair pair, long person, String side, List<Element> meetings) {
        turn.withdraw("pair:" + pair.id() + ":" + side);
        String partner = people.findByIdAndOrganizationId(pair.partnerOf(person), pair.organizationId())
                .map(Person::displayName)
                .orElse("?");
        Text apart = Text.of("trial.apart." + side, "partner", partner);
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(apart));
        elements.addAll(meetings);
        elements.add(new Element.Note(Text.of("trial.apart.nobodys-fault")));
        turn.send(Intent.toPerson(
                person,
                "pair:" + pair.id() + ":ended:" + person,
                "trial.apart",
                Urgency.TIMELY,
                new Card(apart, elements)));
        homes.refresh(turn.organizationId(), person);
    }

    /** Whoever is enrolled waits by having no mentor; somebody who was paired without having enrolled is enrolled now. */
    private void waitAgain(Turn turn, Pair pair) {
        if (enrolments
                .findByOrganizationIdAndProgramIdAndPersonIdAndSide(
                        pair.organizationId(), pair.programId(), pair.menteeId(), Side.MENTEE)
                .isEmpty()) {
            enrolments.save(new Enrolment(
                    0,
                    pair.organizationId(),
                    pair.programId(),
                    null,
                    pair.menteeId(),
                    Side.MENTEE,
                    Enrolment.State.ENROLLED,
                    null,
                    null,
                    turn.actor().id(),
                    turn.now(),
                    turn.now()));
        }
    }
}
