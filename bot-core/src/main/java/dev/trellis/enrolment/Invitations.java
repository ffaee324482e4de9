package dev.trellis.enrolment;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.program.Program;
import dev.trellis.text.Text;
import dev.trellis.variant.Layering;
import dev.trellis.variant.Layers;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The message that asks somebody to join (B1), or tells them that they are in. There is one for a person, a program and a side, however
 * often they are invited.
 */
@Singleton
class Invitations {
    /** Whoever has not heard of it by then hears of it otherwise. */
    private static final Duration NEWS = Duration.ofDays(30);

    private final People people;
    private final Layering layering;
    private final Outbox outbox;

    Invitations(People people, Layering layering, Outbox outbox) {
        this.people = people;
        this.layering = layering;
        this.outbox = outbox;
    }

    /** @param again after they were declined: then it is another message */
    void send(Program program, Side side, List<Long> ids, boolean again, Instant now) {
        String which = again ? Long.toString(now.getEpochSecond()) : "first";
        send(
                program,
                side,
                ids,
                new Kind("enrolment.invitation", which),
                (person, aim) -> JoinCards.invitation(program, side, aim),
                now);
    }

    /**
     * To those whom an admin took in without asking: that they are in, what it is about, and the first questions.
     *
     * @param goOn by person, what opens their next question; none is open for whoever is not in it
     */
    void welcome(Program program, Side side, List<Long> ids, Map<Long, Button> goOn, Instant now) {
        send(
                program,
                side,
                ids,
                new Kind("enrolment.taken-in", "taken-in"),
                (person, aim) -> JoinCards.takenIn(program, side, aim, goOn.get(person.id())),
                now);
    }

    private void send(Program program, Side side, List<Long> ids, Kind kind, Says says, Instant now) {
        if (ids.isEmpty()) {
            return;
        }
        List<Person> persons = people.findByOrganizationIdAndIdIn(program.organizationId(), ids);
        Layering.Found found = layering.of(program.organizationId(), List.of(program), persons);
        outbox.write(
                program.organizationId(),
                persons.stream()
                        .map(person -> Intent.toPerson(
                                        person.id(),
                                        keys(program.id(), side, person.id()) + kind.which(),
                                        kind.name(),
                                        Urgency.ROUTINE,
                                        says.to(person, aim(found, program, person)))
                                .expiring(now.plus(NEWS)))
                        .toList());
    }

    /** @param which tells it from the others to the same person about the same side */
    private record Kind(String name, String which) {}

    private interface Says {
        Card to(Person person, @Nullable Text aim);
    }

    /** Whoever has said something need not be asked any more. */
    void withdraw(Enrolment enrolment) {
        outbox.withdrawAll(
                enrolment.organizationId(), keys(enrolment.programId(), enrolment.side(), enrolment.personId()));
    }

    /** What the program is for, in the words that are meant for somebody like them. */
    @Nullable
    Text aim(Program program, Person person) {
        return aim(layering.of(program, person), program, person);
    }

    private static @Nullable Text aim(Layering.Found found, Program program, Person reader) {
        return found.of(program)
                .aim(found.who(reader))
                .map(Layers.Decided::value)
                .orElse(null);
    }

    private static String keys(long program, Side side, long person) {
        return "invite:" + program + ":" + side.tag() + ":" + person + ":";
    }
}
