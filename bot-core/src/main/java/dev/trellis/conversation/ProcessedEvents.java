package dev.trellis.conversation;

import dev.trellis.secrecy.SealedJson;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Which events were taken in, and what was answered. */
@Singleton
class ProcessedEvents {
    private static final String ANSWER = "processed_event.answer";

    private final Sql sql;
    private final SealedJson sealed;

    ProcessedEvents(Sql sql, SealedJson sealed) {
        this.sql = sql;
        this.sealed = sealed;
    }

    /**
     * Claims the event for this transaction. Waits for another transaction that is taking in the same event.
     *
     * @return false if it was taken in before
     */
    boolean claim(String key, long organization, Instant now) {
        return sql.update(
                        "insert ignore into processed_event (event_key, organization_id, received_at) values (?, ?, ?)",
                        key,
                        organization,
                        now)
                == 1;
    }

    /** What the event came to, and whose it was: a repeat is answered to them only, and it goes when they do. */
    void answered(String key, long person, Reply reply) {
        sql.update(
                "update processed_event set answer = ?, person_id = ? where event_key = ?",
                sealed.write(reply, ANSWER),
                person,
                key);
    }

    Optional<Reply> answer(String key, long organization, long person) {
        return sql.one("""
                        select answer from processed_event
                        where event_key = ? and organization_id = ? and coalesce(person_id, ?) = ?
                        """, row -> Optional.ofNullable(row.getString("answer")), key, organization, person, person)
                .flatMap(answer -> answer)
                .map(answer -> sealed.read(answer, Reply.class, ANSWER));
    }
}
