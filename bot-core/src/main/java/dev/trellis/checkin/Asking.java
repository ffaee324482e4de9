package dev.trellis.checkin;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.pairing.Pair;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Opens, reminds of and ends check-ins, with all the messages that show them. A check-in is shown by its first message and its reminders;
 * whatever happens to it, all of them tell the same.
 */
@Singleton
class Asking {
    /** Reminders go to those who have not answered: a day after the question, three days after it, then silence (rule 2). */
    static final Duration FIRST_REMINDER = Duration.ofHours(24);

    static final Duration SECOND_REMINDER = Duration.ofHours(72);
    static final int MOST_REMINDERS = 2;
    /** A question stays open for a week, or until the next one. */
    static final Duration OPEN_FOR = Duration.ofDays(7);

    private final CheckIns checkIns;
    private final CheckInAnswers answers;
    private final People people;
    private final Outbox outbox;

    Asking(CheckIns checkIns, CheckInAnswers answers, People people, Outbox outbox) {
        this.checkIns = checkIns;
        this.answers = answers;
        this.people = people;
        this.outbox = outbox;
    }

    /** Opens a check-in in the caller's transaction; whatever was still open for this person and pair ends. */
    CheckIn ask(Pair pair, long person, int turn, Instant now, Instant closesAt, Urgency urgency) {
        for (CheckIn before : checkIns.running(pair.organizationId(), pair.id(), now)) {
            if (before.personId() == person) {
                end(before, CheckIn.State.CLOSED);
            }
        }
        CheckIn checkIn = checkIns.save(new CheckIn(
                0,
                pair.organizationId(),
                pair.id(),
                person,
                Indicator.ofTurn(turn),
                CheckIn.State.OPEN,
                now,
                closesAt,
                0,
                now.plus(FIRST_REMINDER)));
        say(checkIn, 0, urgency, CheckInCards.question(checkIn, partnerName(pair, person), 0));
        return checkIn;
    }

    /** Means the n-th message about this check-in. */
    void say(CheckIn checkIn, int asking, Urgency urgency, Card card) {
        outbox.write(
                checkIn.organizationId(),
                Intent.toPerson(
                                checkIn.personId(),
                                key(checkIn, asking),
                                asking == 0 ? "checkin.ask" : "checkin.remind",
                                urgency,
                                card)
                        .expiring(checkIn.closesAt()));
    }

    /** Shows the same on every message about this check-in but the one that was just tapped. */
    void showEverywhere(CheckIn checkIn, int exceptAsking, IntFunction<Card> card) {
        for (int asking = 0; asking <= checkIn.reminders(); asking++) {
            if (asking != exceptAsking) {
                outbox.write(
                        checkIn.organizationId(),
                        Intent.inPlaceOf(key(checkIn, asking), checkIn.personId(), card.apply(asking)));
            }
        }
    }

    /** Takes no answers any more: messages that wait are never sent, messages that were sent say so. */
    void end(CheckIn checkIn, CheckIn.State as) {
        CheckInAnswer answer = answers.findByCheckInIdAndOrganizationIdAndPersonId(
                        checkIn.id(), checkIn.organizationId(), checkIn.personId())
                .orElse(null);
        checkIns.end(checkIn.id(), ending(checkIn, as));
        withdraw(checkIn);
        showEverywhere(checkIn, -1, asking -> CheckInCards.over(answer));
    }

    private CheckIn.State ending(CheckIn checkIn, CheckIn.State as) {
        if (checkIn.state() == CheckIn.State.ANSWERED) {
            return CheckIn.State.ANSWERED;
        }
        // A question that never reached anybody is nobody's failure to answer.
        boolean heard =
                outbox.deliveredAt(checkIn.organizationId(), key(checkIn, 0)).isPresent();
        return heard ? as : CheckIn.State.EXCUSED;
    }

    /** Takes back what has not left yet. */
    void withdraw(CheckIn checkIn) {
        outbox.withdraw(checkIn.organizationId(), keys(checkIn));
    }

    String partnerName(Pair pair, long person) {
        return people.findByIdAndOrganizationId(pair.partnerOf(person), pair.organizationId())
                .map(Person::displayName)
                .orElse("?");
    }

    /** Of all messages about this check-in so far. */
    static List<String> keys(CheckIn checkIn) {
        return IntStream.rangeClosed(0, checkIn.reminders())
                .mapToObj(asking -> key(checkIn, asking))
                .toList();
    }

    static String key(CheckIn checkIn, int asking) {
        return "checkin:" + checkIn.id() + (asking == 0 ? "" : ":reminder:" + asking);
    }
}
