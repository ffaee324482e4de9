package dev.trellis.summary;

import dev.trellis.conversation.message.Element;
import dev.trellis.pairing.Pair;
import dev.trellis.person.Person;
import java.time.Instant;
import java.util.List;

/** What a concept adds to a person's own page (G2, G3): about themselves, and about each of their pairs. Only they see it. */
public interface OwnSection {
    /** Where it stands among the others, from 0. */
    int place();

    default List<Element> own(Person person, Instant now) {
        return List.of();
    }

    /** @param pair one that the person is in and that has not ended */
    default List<Element> ofPair(Person person, Pair pair, Instant now) {
        return List.of();
    }
}
