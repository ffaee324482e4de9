package dev.trellis.delivery;

import dev.trellis.attention.Urgency;
import dev.trellis.platform.MessageRef;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which worker has which message. A claim is a lease under a token: only its holder records, and only while the row is still the one it
 * took. A lease that ran out leaves the message in doubt, because its holder may have sent it.
 */
@Singleton
class Claims {
    static final Duration LEASE = Duration.ofMinutes(2);

    private final Sql sql;
    private final Clock clock;

    Claims(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Takes up to {@code limit} due messages, the most urgent first. */
    @Transactional
    Batch take(int limit) {
        Instant now = clock.instant();
        List<OutboxRow> rows = new ArrayList<>();
        // One statement a state and urgency, each an equality and a range on the same index: the cost follows what is
        // due.
        for (OutboxRow.State state : List.of(OutboxRow.State.WAITING, OutboxRow.State.IN_DOUBT)) {
            for (Urgency urgency : Urgency.values()) {
                if (rows.size() < limit) {
                    rows.addAll(sql.query("""
                            select * from outbox where state = ? and urgency_rank = ? and due_at <= ? order by due_at limit ?
                            for update skip locked
                            """, OutboxRow::read, state, urgency.ordinal(), now, limit - rows.size()));
                }
            }
        }
        String token = UUID.randomUUID().toString();
        if (!rows.isEmpty()) {
            List<Object> parameters = new ArrayList<>(List.of(now, token, now.plus(LEASE)));
            rows.forEach(row -> parameters.add(row.id()));
            // What was in doubt stays so if this worker does not come back either; the state is read before it is set.
            sql.update(
                    "update outbox set sending_at = if(state = 'IN_DOUBT', ?, null), state = 'CLAIMED', claimed_by = ?, claimed_until = ?"
                            + " where id in (" + Sql.marks(rows.size()) + ")",
                    parameters.toArray());
        }
        return new Batch(token, rows);
    }

    /** Messages of workers that never came back: those that were being sent are in doubt, the others are as they were. */
    @Transactional
    int recoverLost() {
        Instant now = clock.instant();
        return sql.update("""
                update outbox set state = if(sending_at is null, 'WAITING', 'IN_DOUBT'), why = 'WORKER_LOST', due_at = ?, claimed_by = null
                where state = 'CLAIMED' and claimed_until < ?
                """, now, now);
    }

    /**
     * Says that the platform is called now, and takes a new lease.
     *
     * @return false if the claim is not ours any more: then nothing may be sent
     */
    @Transactional
    boolean sending(OutboxRow row, String token) {
        Instant now = clock.instant();
        return sql.update(
                        "update outbox set sending_at = ?, claimed_until = ? where id = ? and claimed_by = ? and state = 'CLAIMED'",
                        now,
                        now.plus(LEASE),
                        row.id(),
                        token)
                == 1;
    }

    /** From now on the words are in the chat, and here no more. */
    @Transactional
    void delivered(OutboxRow row, String token, @Nullable MessageRef message) {
        record(
                row,
                token,
                """
                state = 'DELIVERED', card = '', delivered_at = ?, why = null, platform = coalesce(?, platform), workspace = coalesce(?, workspace),
                conversation = coalesce(?, conversation), message = coalesce(?, message)
                """,
                clock.instant(),
                message == null ? null : message.platform(),
                message == null ? null : message.workspace(),
                message == null ? null : message.conversation(),
                message == null ? null : message.message());
    }

    /** Comes up again then; {@code attempts} as given. */
    @Transactional
    void again(OutboxRow row, String token, OutboxRow.State state, Instant at, int attempts, String why) {
        record(row, token, "state = ?, due_at = ?, attempts = ?, why = ?", state, at, attempts, fit(why));
    }

    @Transactional
    void over(OutboxRow row, String token, OutboxRow.State state, String why) {
        record(row, token, "state = ?, why = ?", state, fit(why));
    }

    private void record(OutboxRow row, String token, String changes, @Nullable Object... parameters) {
        List<@Nullable Object> all = new ArrayList<@Nullable Object>();
        Collections.addAll(all, parameters);
        all.add(row.id());
        all.add(token);
        sql.update(
                "update outbox set " + changes
                        + ", claimed_by = null, claimed_until = null where id = ? and claimed_by = ? and state = 'CLAIMED'",
                all.toArray());
    }

    private static String fit(String why) {
        return why.length() <= 300 ? why : why.substring(0, 299) + "…";
    }

    /** Messages taken under one token; each still in the state it had before. */
    record Batch(String token, List<OutboxRow> rows) {}
}
