package dev.trellis.agreement;

import dev.trellis.pairing.Pair;
import dev.trellis.person.Person;

/** A pair, seen by one of its two. */
record Two(Pair pair, Person me, Person other) {
    Two turned() {
        return new Two(pair, other, me);
    }

    String partner() {
        return other.displayName();
    }
}
