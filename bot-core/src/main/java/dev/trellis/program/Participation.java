package dev.trellis.program;

import java.util.Collection;

/** A way of taking part in a program. Every concept that brings people into programs is one. */
public interface Participation {
    /** The programs that this person takes part in now. */
    Collection<Long> programs(long organization, long person);

    /** Who takes part in this program now. */
    Collection<Long> people(long organization, long program);
}
