package dev.trellis.program;

import java.time.Instant;

/** What a concept does when a program's check-ins, deep dives or reviews get another rhythm, for all of its people or for some, in the same transaction. */
public interface RhythmChanged {
    void rhythmChanged(Program program, Instant now);
}
