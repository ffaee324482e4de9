package dev.trellis.delivery;

import dev.trellis.attention.Urgency;
import dev.trellis.delivery.OutboxRow.State;
import dev.trellis.platform.MessageRef;
import dev.trellis.storage.Json;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which worker has which message: the statements, for the transaction of the caller. A claim is a lease under a token: only its holder
 * records, and only while the row is still the one it took. A lease that ran out is a due row like others; if its holder may have sent
 * it, it is in doubt.
 */
@Singleton
class Claims {
    /**
     * From the claim. When the mark is made at least {@link #LEFT} of it is left, or it begins anew; the platform is called within
     * {@link #FRESH} of the mark and answers within 15 seconds; so half a minute stays for recording what came of it.
     */
    static final Duration LEASE = Duration.ofMinutes(1);
    /** A lease that has as much left needs no new one when its message is marked. */
    static final Duration LEFT = LEASE.minusSeconds(10);
    /** A mark older than this is not used any more. */
    static final Duration FRESH = Duration.ofSeconds(5);

    static final String SENDING = """
            update outbox o join json_table(?, '$[*]' columns (id bigint path '$[0]', token varchar(60) path '$[1]')) d
              on d.id = o.id and d.token = o.claimed_by
            set o.sending_at = ?, o.claimed_until = if(o.due_at < ?, ?, o.claimed_until), o.due_at = if(o.due_at < ?, ?, o.due_at)
            where o.state = 'CLAIMED'
            """;

    static final String DELIVERED = """
            update outbox o join json_table(?, '$[*]' columns (id bigint path '$[0]', token varchar(60) path '$[1]',
              version int path '$[2]', platform varchar(20) path '$[3]', workspace varchar(120) path '$[4]',
              conversation varchar(500) path '$[5]', message varchar(200) path '$[6]')) d
              on d.id = o.id and d.token = o.claimed_by
            set o.urgency_rank = if(o.version = d.version, 9, o.urgency_rank), o.due_at = if(o.version = d.version, o.due_at, ?),
              o.card = if(o.version = d.version, '', o.card), o.state = if(o.version = d.version, 'DELIVERED', 'WAITING'),
              o.delivered_at = ?, o.why = null, o.platform = coalesce(d.platform, o.platform),
              o.workspace = coalesce(d.workspace, o.workspace), o.conversation = coalesce(d.conversation, o.conversation),
              o.message = coalesce(d.message, o.message), o.claimed_by = null, o.claimed_until = null, o.sending_at = null
            where o.state = 'CLAIMED'
            """;

    private final Sql sql;
    private final Clock clock;

    Claims(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Locks up to {@code limit} messages of the lane that are due, the most urgent first. The end of a lease stands in two columns, for a node
     * of an older release moves only one of them.
     */
    List<OutboxRow> due(Lane lane, int limit) {
        Instant now = clock.instant();
        List<OutboxRow> rows = new ArrayList<>();
        // One statement an urgency, each three equalities and a range on the same index: the cost follows what is due.
        for (Urgency urgency : Urgency.values()) {
            if (rows.size() < limit) {
                rows.addAll(sql.query(
                        """
                        select * from outbox where lane = ? and call_kind = ? and urgency_rank = ? and due_at <= ?
                          and (state <> 'CLAIMED' or claimed_until <= ?)
                        order by due_at limit ? for update skip locked
                        """,
                        OutboxRow::read,
                        lane.workspace(),
                        lane.callKind().ordinal(),
                        urgency.ordinal(),
                        now,
                        now,
                        limit - rows.size()));
            }
        }
        return rows;
    }

    /**
     * Takes rows that this transaction holds. What was in doubt stays so if this worker does not come back either.
     *
     * @param marked whether the platform is called at once, so that this is the mark, too
     */
    void claim(Collection<Long> ids, String token, boolean marked) {
        Instant now = clock.instant();
        Instant until = now.plus(LEASE);
        // Columns are set from left to right: the state is read before it is set.
        update(
                "sent_at = if(state = 'IN_DOUBT' or target in ('IN_PLACE', 'IN_PLACE_KEY', 'HOME', 'GONE'), sent_at, ?),"
                        + " sending_at = if(" + (marked ? "true" : "state = 'IN_DOUBT'")
                        + ", ?, null), state = 'CLAIMED', claimed_by = ?, claimed_until = ?, due_at = ?",
                List.of(now, now, token, until, until),
                ids,
                null);
    }

    /** What becomes of rows that this transaction holds and nobody has claimed. */
    void settle(Map<Verdict, List<Long>> verdicts) {
        verdicts.forEach((verdict, ids) -> settle(verdict, ids, null));
    }

    /** An older release leaves what is over where what is due is looked for. */
    void putAway(Collection<Long> ids) {
        update(
                "urgency_rank = if(state = 'BLOCKED', " + OutboxRow.BLOCKED_RANK + ", " + OutboxRow.OVER_RANK + ")",
                List.of(),
                ids,
                null);
    }

    /**
     * Says that the platform is called now, and takes a new lease unless most of the old one is left: moving the row to the end of another
     * lease costs an index entry. One statement for all.
     *
     * @return those whose claim is still ours: nothing else may be sent
     */
    Set<Ready> sending(Collection<Ready> claimed) {
        Instant now = clock.instant();
        Instant until = now.plus(LEASE);
        Instant enough = now.plus(LEFT);
        int ours = sql.update(
                SENDING,
                Json.write(claimed.stream()
                        .map(one -> List.of(one.row().id(), one.token()))
                        .toList()),
                now,
                enough,
                until,
                enough,
                until);
        if (ours == claimed.size()) {
            return new HashSet<>(claimed);
        }
        List<Long> ids = claimed.stream().map(one -> one.row().id()).toList();
        Map<Long, String> holders = new HashMap<>();
        sql.query(
                "select id, claimed_by from outbox where state = 'CLAIMED' and id in (" + Sql.marks(ids.size()) + ")",
                row -> holders.put(row.getLong("id"), row.getString("claimed_by")),
                ids.toArray());
        return claimed.stream()
                .filter(one -> one.token().equals(holders.get(one.row().id())))
                .collect(Collectors.toSet());
    }

    /** What became of claimed rows, those that are still ours. */
    void record(Map<Ready, Verdict> verdicts) {
        Map<Held, Map<Verdict, List<Long>>> others = new HashMap<>();
        List<Object> delivered = new ArrayList<>();
        verdicts.forEach((ready, verdict) -> {
            if (verdict instanceof Verdict.Delivered there) {
                delivered.add(arrival(ready, there));
            } else {
                others.computeIfAbsent(new Held(ready.token(), ready.row().version()), each -> new HashMap<>())
                        .computeIfAbsent(verdict, each -> new ArrayList<>())
                        .add(ready.row().id());
            }
        });
        if (!delivered.isEmpty()) {
            delivered(delivered);
        }
        others.forEach((held, theirs) -> theirs.forEach((verdict, ids) -> settle(verdict, ids, held)));
    }

    /** Under which claim, and which of its cards. */
    private record Held(String token, int version) {}

    private static List<@Nullable Object> arrival(Ready ready, Verdict.Delivered there) {
        MessageRef message = there.message();
        return Arrays.asList(
                ready.row().id(),
                ready.token(),
                ready.row().version(),
                message == null ? null : message.platform(),
                message == null ? null : message.workspace(),
                message == null ? null : message.conversation(),
                message == null ? null : message.message());
    }

    /**
     * From now on the words are in the chat, and here no more. What was meant anew while it was being sent waits to be sent once more.
     * One statement for all: a batch of single updates costs the server three times as much.
     */
    private void delivered(List<Object> arrivals) {
        Instant now = clock.instant();
        sql.update(DELIVERED, Json.write(arrivals), now, now);
    }

    private void settle(Verdict verdict, List<Long> ids, @Nullable Held held) {
        switch (verdict) {
            case Verdict.Again again ->
                update(
                        "state = ?, lane = ?, call_kind = ?, due_at = ?, attempts = ?, why = ?, claimed_by = null, claimed_until = null,"
                                + " sending_at = null, sent_at = "
                                + (again.state() == State.IN_DOUBT ? "sent_at" : "null")
                                + ", urgency_rank = " + OutboxRow.RANK,
                        List.of(
                                again.state(),
                                again.lane().workspace(),
                                again.lane().callKind().ordinal(),
                                again.at(),
                                again.attempts(),
                                again.why()),
                        ids,
                        held);
            case Verdict.Over over -> {
                // What came of an older card says nothing about the one that was meant meanwhile.
                String same = held == null ? "true" : "version = " + held.version();
                update(
                        (over.inDoubt() ? "in_doubt_at = coalesce(in_doubt_at, sending_at, sent_at), " : "")
                                + "due_at = if(" + same + ", due_at, ?), urgency_rank = if(" + same + ", "
                                + (over.state() == State.BLOCKED ? OutboxRow.BLOCKED_RANK : OutboxRow.OVER_RANK) + ", "
                                + OutboxRow.RANK + "), why = if(" + same + ", ?, null), state = if(" + same
                                + ", ?, 'WAITING'), claimed_by = null, claimed_until = null, sending_at = null",
                        List.of(clock.instant(), over.why(), over.state()),
                        ids,
                        held);
            }
            case Verdict.Delivered ignored -> throw new IllegalArgumentException("recorded with all the others");
        }
    }

    private void update(String changes, List<?> values, Collection<Long> ids, @Nullable Held held) {
        if (ids.isEmpty()) {
            return;
        }
        List<Object> parameters = new ArrayList<>(values);
        parameters.addAll(ids);
        if (held != null) {
            parameters.add(held.token());
        }
        sql.update(
                "update outbox set " + changes + " where id in (" + Sql.marks(ids.size()) + ")"
                        + (held == null ? "" : " and state = 'CLAIMED' and claimed_by = ?"),
                parameters.toArray());
    }
}
