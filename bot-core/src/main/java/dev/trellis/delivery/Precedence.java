package dev.trellis.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which messages go before which, among those that Trellis says of its own accord: there is room for one a day and few a week. First what
 * was promised for its day, then everything that is new, then what only says once more what was said. Without it the oldest message would
 * take the day's one place, and the Monday's question would come on a Tuesday.
 */
public interface Precedence {
    /** The kinds of messages that were promised for their day, see {@link Intent#kind}: all others keep room for them. */
    Set<String> promised();

    /** The kinds of messages that keep room for all others, because they say nothing new. */
    Set<String> reminders();

    /** When each of these people is to be asked next what was promised, as far as no message is written for it yet and it is before that time. */
    Map<Long, List<Instant>> coming(Collection<Long> people, Instant before);
}
