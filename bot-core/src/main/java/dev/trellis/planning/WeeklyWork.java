package dev.trellis.planning;

import java.time.Instant;
import java.util.List;

/** Work with a calendar rhythm a program: the weekly digest (G1). */
public interface WeeklyWork {
    /** A word for metrics, logs and trigger names, such as {@code digest}. */
    String name();

    /** The rhythm of every running program that wants this work, as it is set now. */
    List<WeeklyRhythm> rhythms();

    /**
     * Does the work of one program for the week that ended at {@code scheduledFor}. Doing it twice for the same week changes nothing.
     *
     * @param scheduledFor when it was meant to be done; may be hours ago after a misfire
     */
    void run(long organizationId, long programId, Instant scheduledFor);
}
