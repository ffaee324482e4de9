package dev.trellis.cadence;

import dev.trellis.person.Person;
import dev.trellis.program.Program;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says when a cadence is due next for a person: its own rule, else the program's, in the person's zone. */
@Singleton
public class Rhythm {
    private final Clock clock;

    public Rhythm(Clock clock) {
        this.clock = clock;
    }

    /** The first time after {@code after}; absent if the rule has come to its end. */
    public @Nullable Instant next(@Nullable String own, Program program, Person person, Instant after) {
        CadenceRule rule = Optional.ofNullable(own)
                .flatMap(CadenceRule::of)
                .or(() -> CadenceRule.of(program.checkInCadence()))
                .orElseThrow(() -> new IllegalStateException("program " + program.id() + " has no cadence"));
        return rule.next(after, person.zone(clock.getZone())).orElse(null);
    }
}
