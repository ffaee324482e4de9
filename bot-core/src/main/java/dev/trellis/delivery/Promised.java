package dev.trellis.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is asked on its day, whatever else there is to say: other messages of Trellis' own accord keep room for it, in the day and in the
 * week. Without it the oldest message would take the day's one place, and the Monday's question would come on a Tuesday.
 */
public interface Promised {
    /** The kinds of its messages, see {@link Intent#kind}. */
    Set<String> kinds();

    /** When these people are to be asked next, as far as no message is written for it yet and it is before that time. */
    Map<Long, List<Instant>> coming(Collection<Long> people, Instant before);
}
