package dev.trellis.goal;

import dev.trellis.text.Text;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is to come of a goal (D4): for somebody's way, or for the business. */
public enum Outcome {
    NEW_ROLE,
    MORE_RESPONSIBILITY,
    VISIBILITY,
    NETWORK,
    QUALITY,
    SPEED,
    CUSTOMERS,
    KNOWLEDGE,
    TEAM;

    static Optional<Outcome> of(String tag) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.tag().equals(tag))
                .findFirst();
    }

    /** As rows, claims and message bundles name it. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Text say() {
        return Text.of("outcome." + tag());
    }
}
