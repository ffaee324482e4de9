package dev.trellis.governance;

import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what {@link dev.trellis.audit.Audit} wrote, newest first. */
@Singleton
class AuditTrail {
    private final Sql sql;

    AuditTrail(Sql sql) {
        this.sql = sql;
    }

    /**
     * @param about only what this person did, or what was done to them
     * @param before only entries older than this one
     */
    @Transactional
    List<Entry> read(long organization, @Nullable Long about, long before, int limit) {
        String filter = about == null ? "" : "and ? in (actor_id, whom_id, and_whom_id)";
        return sql.query(
                "select * from audit_entry where organization_id = ? and id < ? " + filter
                        + " order by id desc limit ?",
                row -> new Entry(
                        row.getLong("id"),
                        Objects.requireNonNull(Sql.instant(row, "at")),
                        Sql.number(row, "actor_id"),
                        row.getString("door"),
                        row.getString("act"),
                        row.getString("subject"),
                        Sql.number(row, "whom_id"),
                        Sql.number(row, "and_whom_id"),
                        row.getString("outcome").equals("REFUSED")),
                (about == null ? Stream.of(organization, before, limit) : Stream.of(organization, before, about, limit))
                        .toArray());
    }

    /** @param actor absent for what Trellis did by itself */
    record Entry(
            long id,
            Instant at,
            @Nullable Long actor,
            String door,
            String act,
            @Nullable String subject,
            @Nullable Long whom,
            @Nullable Long andWhom,
            boolean refused) {
        Stream<Long> people() {
            return Stream.of(actor, whom, andWhom).filter(Objects::nonNull).map(Objects::requireNonNull);
        }
    }
}
