package dev.trellis.pairing;

/** What a concept does when a pair ends, in the same transaction: closes what is open, clears what is due. */
public interface PairEnding {
    void ended(Pair pair);
}
