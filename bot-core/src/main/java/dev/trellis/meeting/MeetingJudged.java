package dev.trellis.meeting;

import dev.trellis.pairing.Pair;
import java.time.Instant;

/** What a concept does when one of a pair said whether a meeting took place, in the same transaction. */
public interface MeetingJudged {
    void judged(Pair pair, Instant now);
}
