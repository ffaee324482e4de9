package dev.trellis.pairing;

import dev.trellis.attention.Urgency;
import dev.trellis.delivery.Intent;
import dev.trellis.person.Person;
import dev.trellis.program.Program;
import dev.trellis.text.Text;
import dev.trellis.variant.Layering;
import dev.trellis.variant.Layers;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
        Layering.Found found = layering.of(program.organizationId(), List.of(program), List.of(mentor, mentee));
        return List.of(
                intent(program, pair, "mentor", mentor, mentee, aim(found, program, mentor), now),
                intent(program, pair, "mentee", mentee, mentor, aim(found, program, mentee), now));
    }

    private static Intent intent(
            Program program, Pair pair, String role, Person to, Person partner, @Nullable Text aim, Instant now) {
        return Intent.toPerson(
                        to.id(),
                        "pair:" + pair.id() + ":" + role,
                        "pairing.introduction",
                        Urgency.TIMELY,
                        PairingCards.introduction(
                                "pairing.introduction." + role, program, aim, pair.id(), partner.displayName()))
                .expiring(now.plus(NEWS));
    }

    private static @Nullable Text aim(Layering.Found found, Program program, Person reader) {
        return found.of(program)
                .aim(found.who(reader))
                .map(Layers.Decided::value)
                .orElse(null);
    }
}
