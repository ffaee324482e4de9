package dev.trellis.enrolment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody is in a program. */
public enum Side {
    MENTOR,
    MENTEE;

    /** As commands, claims and message bundles name it. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Side> of(@Nullable String tag) {
        return Arrays.stream(values()).filter(side -> side.tag().equals(tag)).findFirst();
    }
}
