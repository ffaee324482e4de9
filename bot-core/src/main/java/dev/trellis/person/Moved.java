package dev.trellis.person;

import java.time.Instant;

/** What a concept does when somebody's time zone turns out to be another one, in the same transaction. */
public interface Moved {
    void moved(Person person, Instant now);
}
