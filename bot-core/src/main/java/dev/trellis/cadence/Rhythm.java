package dev.trellis.cadence;

import dev.trellis.person.Person;
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

    /**
     * The first time after {@code after}.
     *
     * @param own the pair's own rule; absent: {@code programs}
     * @return absent if the rule has come to its end, or is {@link CadenceRule#OFF}
     */
    public @Nullable Instant next(@Nullable String own, String programs, Person person, Instant after) {
        if (CadenceRule.OFF.equals(own == null ? programs : own)) {
            return null;
        }
        CadenceRule rule = Optional.ofNullable(own)
                .flatMap(CadenceRule::of)
                .or(() -> CadenceRule.of(programs))
                .orElseThrow(() -> new IllegalStateException("a program with the cadence " + programs));
        return rule.next(after, person.zone(clock.getZone())).orElse(null);
    }
}
