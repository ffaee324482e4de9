package dev.trellis.privacy;

import dev.trellis.planning.Batches;
import dev.trellis.planning.Sweep;
import dev.trellis.storage.Sql;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Ends what has been kept for the retention period ({@code TRELLIS_RETENTION_DAYS}): the words of pairs that ended then, and the people of
 * workspaces that Trellis was taken out of then and who are in no other. Goals that are over go as long after they were touched last.
 */
@Singleton
class KeptTooLong implements Sweep {
    private static final int BATCH = 100;

    private final Batches batches;
    private final Sql sql;
    private final Duration kept;

    KeptTooLong(Batches batches, Sql sql, @Value("${trellis.retention-days:730}") int days) {
        this.batches = batches;
        this.sql = sql;
        this.kept = Duration.ofDays(days);
    }

    @Override
    public String name() {
        return "kept-too-long";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public int sweep() {
        return batches.run(BATCH, this::words) + batches.run(BATCH, this::goals) + batches.run(BATCH, this::people);
    }

    /** Goals that are over and that nobody has touched since, with their milestones. What goes on is its owner's for as long as they are here. */
    private int goals(Instant now) {
        return sql.update(
                "delete from goal where state in ('REACHED', 'DROPPED') and touched_at < ? limit ?",
                now.minus(kept),
                BATCH);
    }

    private int words(Instant now) {
        List<Long> pairs = sql.query("""
                select id from pair where words_gone_at is null and ended_at < ? order by ended_at limit ? for update skip locked
                """, row -> row.getLong("id"), now.minus(kept), BATCH);
        for (long pair : pairs) {
            sql.update(
                    "update check_in_answer set words = null where check_in_id in (select id from check_in where pair_id = ?)",
                    pair);
            sql.update("""
                    update meeting_reflection set worked = null, did_not_work = null, next_step = null
                    where meeting_id in (select id from meeting where pair_id = ?)
                    """, pair);
            sql.update("update meeting set topic = null where pair_id = ?", pair);
            sql.update("""
                    update farewell set thanks = null, lessons = null, reflection = null
                    where ending_id in (select id from ending where pair_id = ?)
                    """, pair);
            sql.update("""
                    update agreement_clause set words = null where version_id in (
                      select v.id from agreement a join agreement_version v on v.agreement_id = a.id where a.pair_id = ?)
                    """, pair);
            sql.update("update pair set words_gone_at = ? where id = ?", now, pair);
        }
        return pairs.size();
    }

    /** They are forgotten like those who ask for it, only without a week to think again: nobody could reach them any more. */
    private int people(Instant now) {
        return sql.update("""
                insert ignore into erasure (organization_id, person_id, asked_at, due_at)
                select distinct i.organization_id, i.person_id, ?, ? from workspace w join chat_identity i on i.workspace_id = w.id
                where w.removed_at < ?
                  and not exists (select 1 from chat_identity o join workspace there on there.id = o.workspace_id
                    where o.person_id = i.person_id and (there.removed_at is null or there.removed_at >= ?))
                  and not exists (select 1 from erasure e where e.person_id = i.person_id)
                limit ?
                """, now, now, now.minus(kept), now.minus(kept), BATCH);
    }
}
