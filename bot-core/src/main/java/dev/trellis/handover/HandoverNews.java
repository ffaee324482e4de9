package dev.trellis.handover;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.pairing.Pair;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/** The messages of a hand-over: {@code handover:<id>:mentee}, {@code :mentor}, {@code :asker} and {@code :end} for who asked. */
@Singleton
class HandoverNews {
    private final People people;
    private final Outbox outbox;
    private final List<String> offered;

    HandoverNews(People people, Outbox outbox, List<PassedOn> kinds) {
        this.people = people;
        this.outbox = outbox;
        this.offered = kinds.stream()
                .map(PassedOn::kind)
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    List<String> offered() {
        return offered;
    }

    HandoverCards.Names names(Handover handover, Pair pair) {
        return new HandoverCards.Names(
                name(handover, pair.menteeId()),
                name(handover, pair.mentorId()),
                name(handover, handover.newMentorId()),
                handover.askedBy() == pair.mentorId() ? name(handover, pair.mentorId()) : null);
    }

    void askMentee(Handover handover, Pair pair) {
        tell(handover, pair.menteeId(), "mentee", HandoverCards.forMentee(handover, names(handover, pair), offered));
    }

    void askMentor(Handover handover, Pair pair, String program) {
        tell(
                handover,
                handover.newMentorId(),
                "mentor",
                HandoverCards.forMentor(handover, names(handover, pair), program));
    }

    /** Another card for one of them, who is told of what somebody else did. */
    void tell(Handover handover, long person, String which, Card card) {
        Intent intent = Intent.toPerson(person, key(handover, which), "handover", Urgency.TIMELY, card);
        outbox.write(handover.organizationId(), handover.dueAt() == null ? intent : intent.expiring(handover.dueAt()));
    }

    void replace(Handover handover, long person, String which, Card card) {
        outbox.write(handover.organizationId(), Intent.inPlaceOf(key(handover, which), person, card));
    }

    /** It is over: every card says so, and whoever asked hears it if somebody else ended it. */
    void over(Handover handover, Pair pair, Handover.State how, boolean tellAsker) {
        Card card = HandoverCards.over(how, names(handover, pair));
        outbox.withdraw(handover.organizationId(), List.of(key(handover, "mentee"), key(handover, "mentor")));
        replace(handover, pair.menteeId(), "mentee", card);
        replace(handover, handover.newMentorId(), "mentor", card);
        replace(handover, handover.askedBy(), "asker", card);
        if (tellAsker) {
            outbox.write(
                    handover.organizationId(),
                    Intent.toPerson(handover.askedBy(), key(handover, "end"), "handover", Urgency.TIMELY, card));
        }
    }

    private String name(Handover handover, long person) {
        return people.findByIdAndOrganizationId(person, handover.organizationId())
                .map(Person::displayName)
                .orElse("?");
    }

    static String key(Handover handover, String which) {
        return "handover:" + handover.id() + ":" + which;
    }
}
