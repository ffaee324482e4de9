package dev.trellis.pairing;

import dev.trellis.program.Program;
import java.time.Instant;

/** What a concept does when two become a pair, in the same transaction. */
public interface PairBeginning {
    void began(Pair pair, Program program, Instant now);
}
