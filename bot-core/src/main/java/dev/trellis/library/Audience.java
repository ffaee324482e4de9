package dev.trellis.library;

import dev.trellis.enrolment.Side;
import java.util.Locale;
import java.util.Set;

/** For whom an article is written. */
enum Audience {
    ALL,
    MENTORS,
    MENTEES;

    /** Whether somebody on these sides of programs finds it. */
    boolean holds(Set<Side> sides) {
        return switch (this) {
            case ALL -> true;
            case MENTORS -> sides.contains(Side.MENTOR);
            case MENTEES -> sides.contains(Side.MENTEE);
        };
    }

    /** As files, forms and message bundles name it. */
    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
