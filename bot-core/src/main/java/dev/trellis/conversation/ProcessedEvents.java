package dev.trellis.conversation;

import dev.trellis.secrecy.SealedJson;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which events were taken in, and what was answered. The key is unique: of two transactions that take in the same event, on whichever
 * nodes, the second one fails when it writes, and finds the first one's answer when it looks again.
 */
@Singleton
class ProcessedEvents {
    private static final String ANSWER = "processed_event.answer";

    private final Sql sql;
    private final SealedJson sealed;

    ProcessedEvents(Sql sql, SealedJson sealed) {
        this.sql = sql;
        this.sealed = sealed;
    }

    /** Those of the events that were taken in before, by key. */
    Map<String, Before> among(Collection<String> keys) {
        Map<String, Before> found = new HashMap<>();
        sql.query(
                "select event_key, organization_id, person_id, answer from processed_event where event_key in ("
                        + Sql.marks(keys.size()) + ")",
                row -> found.put(
                        row.getString("event_key"),
                        new Before(
                                row.getLong("organization_id"), Sql.number(row, "person_id"), row.getString("answer"))),
                keys.toArray());
        return found;
    }

    /** Was it theirs, then what they were answered; else, and when it was forgotten, nothing. */
    Reply answer(Before before, long organization, long person) {
        boolean theirs =
                before.organization() == organization && (before.person() == null || before.person() == person);
        return theirs && before.answer() != null ? sealed.read(before.answer(), Reply.class, ANSWER) : Reply.quiet();
    }

    /**
     * Writes what the events came to, and whose they were: a repeat is answered to them only, and it goes when they do.
     *
     * @throws RuntimeException around the database's own when one of them was taken in meanwhile
     */
    void write(List<Event> events, Instant now) {
        if (events.isEmpty()) {
            return;
        }
        List<@Nullable Object> values = new ArrayList<>();
        // In one order on every node, so that nobody waits in a circle.
        events.stream().sorted(Comparator.comparing(Event::key)).forEach(event -> {
            values.add(event.key());
            values.add(event.organization());
            values.add(sealed.write(event.reply(), ANSWER));
            values.add(now);
            values.add(event.person());
        });
        sql.update(
                "insert into processed_event (event_key, organization_id, answer, received_at, person_id) values "
                        + Sql.rows(events.size(), 5),
                values.toArray());
    }

    /** An event that is taken in now. */
    record Event(String key, long organization, long person, Reply reply) {}

    /** An event that was taken in. */
    record Before(
            long organization,
            @Nullable Long person,
            @Nullable String answer) {}
}
