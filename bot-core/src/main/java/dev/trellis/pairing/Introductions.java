package dev.trellis.pairing;

import dev.trellis.attention.Urgency;
import dev.trellis.delivery.Intent;
import dev.trellis.person.Person;
import dev.trellis.program.Program;
import dev.trellis.text.Text;
import dev.trellis.variant.Layering;
import dev.trellis.variant.Layers;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the two of a new pair are told: about each other, what the program is for, and its charter. */
@Singleton
public class Introductions {
    private static final Duration NEWS = Duration.ofDays(5);

    private final Layering layering;

    Introductions(Layering layering) {
        this.layering = layering;
    }

    /** One for each, in the words that are meant for people like them. */
    public List<Intent> of(Program program, Pair pair, Person mentor, Person mentee, Instant now) {
        return of(program, List.of(new Introduced(pair, mentor, mentee, List.of(), List.of(), null)), now);
    }

    /** One for each of many, all of one program. */
    @Transactional
    public List<Intent> of(Program program, List<Introduced> all, Instant now) {
        if (all.isEmpty()) {
            return List.of();
        }
        List<Person> people = all.stream()
                .flatMap(each -> Stream.of(each.mentor(), each.mentee()))
                .distinct()
                .toList();
        Layering.Found found = layering.of(program.organizationId(), List.of(program), people);
        List<Intent> intents = new ArrayList<>();
        for (Introduced each : all) {
            intents.add(intent(program, each, "mentor", each.mentor(), each.mentee(), found, now));
            intents.add(intent(program, each, "mentee", each.mentee(), each.mentor(), found, now));
        }
        return intents;
    }

    private static Intent intent(
            Program program,
            Introduced introduced,
            String role,
            Person to,
            Person partner,
            Layering.Found found,
            Instant now) {
        return Intent.toPerson(
                        to.id(),
                        "pair:" + introduced.pair().id() + ":" + role,
                        "pairing.introduction",
                        Urgency.TIMELY,
                        PairingCards.introduction(
                                "pairing.introduction." + role,
                                program,
                                aim(found, program, to),
                                introduced,
                                role.equals("mentee") ? introduced.toMentee() : introduced.toMentor(),
                                partner.displayName()))
                .expiring(now.plus(NEWS));
    }

    private static @Nullable Text aim(Layering.Found found, Program program, Person reader) {
        return found.of(program)
                .aim(found.who(reader))
                .map(Layers.Decided::value)
                .orElse(null);
    }

    /**
     * Two who begin.
     *
     * @param toMentor why they were brought together, in sentences that both may read; empty: nobody said
     * @param toMentee the same, said to the mentee
     * @param firstStep what to begin with; absent: nothing in particular
     */
    public record Introduced(
            Pair pair,
            Person mentor,
            Person mentee,
            List<Text> toMentor,
            List<Text> toMentee,
            @Nullable Text firstStep) {
        public Introduced {
            toMentor = List.copyOf(toMentor);
            toMentee = List.copyOf(toMentee);
        }
    }
}
