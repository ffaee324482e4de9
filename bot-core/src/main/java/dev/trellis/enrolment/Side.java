package dev.trellis.enrolment;

import java.util.Locale;

/** What somebody is in a program. */
public enum Side {
    MENTOR,
    MENTEE;

    /** As commands, claims and message bundles name it. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
