package dev.trellis.conversation;

import dev.trellis.storage.Json;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Which events were taken in, and what was answered. */
@Singleton
class ProcessedEvents {
    private final Sql sql;

    ProcessedEvents(Sql sql) {
        this.sql = sql;
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

    void answered(String key, Reply reply) {
        sql.update("update processed_event set answer = ? where event_key = ?", Json.write(reply), key);
    }

    Optional<Reply> answer(String key, long organization) {
        return sql.one(
                        "select answer from processed_event where event_key = ? and organization_id = ?",
                        row -> Optional.ofNullable(row.getString("answer")),
                        key,
                        organization)
                .flatMap(answer -> answer)
                .map(answer -> Json.read(answer, Reply.class));
    }
}
