package dev.trellis.person;

import java.time.Instant;

/**
 * What a concept does about somebody whom a file made known and who, as their chat says, is a guest or of another company. In the
 * transaction in which their account is removed; they have never said anything.
 */
public interface TurnedAway {
    void turnedAway(long organization, long person, Instant now);
}
