package dev.trellis.summary;

import dev.trellis.pairing.Pair;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** When a pair meets next. */
@Singleton
class NextMeetings {
    private final Sql sql;

    NextMeetings(Sql sql) {
        this.sql = sql;
    }

    /** The start of the first agreed meeting that is not over. */
    Optional<Instant> next(Pair pair, Instant now) {
        return sql.one("""
                select starts_at from meeting where organization_id = ? and pair_id = ? and state = 'AGREED' and starts_at > ?
                order by starts_at limit 1
                """, row -> row.getTimestamp("starts_at").toInstant(), pair.organizationId(), pair.id(), now);
    }
}
