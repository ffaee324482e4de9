package dev.trellis.governance;

import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** What these people are called now, whoever they joined since; those who were forgotten are not in it. */
    @Transactional
    Map<Long, String> names(long organization, List<Long> people) {
        Map<Long, String> names = new HashMap<>();
        if (!people.isEmpty()) {
            List<Object> parameters = new ArrayList<>(people);
            parameters.addFirst(organization);
            sql.query(
                    """
                    select p.id, coalesce(s.display_name, p.display_name) as name
                    from person p left join person s on s.id = p.joined_id
                    where p.organization_id = ? and p.id in (%s) and coalesce(s.gone_at, if(s.id is null, p.gone_at, null)) is null
                    """.formatted(Sql.marks(people.size())),
                    row -> names.put(row.getLong("id"), row.getString("name")),
                    parameters.toArray());
        }
        return names;
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
