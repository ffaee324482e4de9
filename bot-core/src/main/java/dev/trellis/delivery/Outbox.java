package dev.trellis.delivery;

import dev.trellis.attention.Attention;
import dev.trellis.attention.Urgency;
import dev.trellis.platform.CallKind;
import dev.trellis.secrecy.SealedJson;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Messages intended. What is written here in a transaction that commits is delivered once, or blocked with its reason, or dropped with its
 * reason when it is no longer true or wanted; what is written in a transaction that fails was never meant.
 */
@Singleton
public class Outbox {
    /** Rows of one statement; a statement takes 65,535 parameters. */
    private static final int AT_ONCE = 500;

    private static final String INSERT = """
            insert into outbox (organization_id, business_key, kind, urgency, urgency_rank, target, person_id, channel_id, workspace_id,
              platform, workspace, conversation, message, lane, call_kind, card, state, due_at, expires_at, created_at)
            values\s""";

    private static final String VALUES = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', ?, ?, ?)";

    private static final String OLDEST_WINS = " on duplicate key update id = outbox.id";

    /** What is being sent just now stays its worker's, who finds that there is a newer card and leaves it to be sent once more. */
    private static final String NEWEST_WINS = """
             on duplicate key update card = values(card), version = version + 1, expires_at = values(expires_at), attempts = 0,
              why = null, created_at = values(created_at), lane = values(lane), call_kind = values(call_kind),
              urgency = values(urgency), platform = values(platform), workspace = values(workspace), conversation = values(conversation), message = values(message),
              urgency_rank = if(state = 'CLAIMED', urgency_rank, values(urgency_rank)),
              due_at = if(state = 'CLAIMED', due_at, values(due_at)),
              state = if(state = 'CLAIMED', 'CLAIMED', 'WAITING')
            """;

    private static final String NOT_SENT =
            "(state in ('WAITING', 'BLOCKED') or state = 'CLAIMED' and sending_at is null)";

    /** Columns are set from left to right, so the state is last. What may be under way is not stopped, but never sent again. */
    static final String WITHDRAW =
            "update outbox set expires_at = if(" + NOT_SENT + ", expires_at, ?), urgency_rank = if("
                    + NOT_SENT + ", " + OutboxRow.OVER_RANK + ", urgency_rank), why = if(" + NOT_SENT
                    + ", 'WITHDRAWN', why), claimed_by = if("
                    + NOT_SENT + ", null, claimed_by), state = if(" + NOT_SENT + ", 'DROPPED', state)"
                    + " where organization_id = ? and state in ('WAITING', 'BLOCKED', 'CLAIMED', 'IN_DOUBT') and ";

    private final Sql sql;
    private final SealedJson sealed;
    private final Drafts drafts;
    private final Clock clock;

    Outbox(Sql sql, SealedJson sealed, Drafts drafts, Clock clock) {
        this.sql = sql;
        this.sealed = sealed;
        this.drafts = drafts;
        this.clock = clock;
    }

    /** Writes the intent. Call it in the transaction that makes it true. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void write(long organization, Intent intent) {
        write(organization, List.of(intent));
    }

    /** Writes all of them, in their order, with a few statements. Call it in the transaction that makes them true. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void write(long organization, List<Intent> intents) {
        Instant now = clock.instant();
        Map<Boolean, List<Drafts.Draft>> rows =
                drafts.of(organization, intents).stream().collect(Collectors.partitioningBy(Drafts.Draft::newestWins));
        insert(organization, rows.getOrDefault(false, List.of()), OLDEST_WINS, now);
        insert(organization, rows.getOrDefault(true, List.of()), NEWEST_WINS, now);
    }

    /** A message that has not left yet is never sent; one that has stays. One that is just leaving, and does not get through, is not sent again. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void withdraw(long organization, String businessKey) {
        sql.update(WITHDRAW + "business_key = ?", clock.instant(), organization, businessKey);
    }

    /** The same for all of these. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void withdraw(long organization, List<String> businessKeys) {
        if (!businessKeys.isEmpty()) {
            List<Object> parameters = new ArrayList<>();
            parameters.add(clock.instant());
            parameters.add(organization);
            parameters.addAll(businessKeys);
            sql.update(WITHDRAW + "business_key in (" + Sql.marks(businessKeys.size()) + ")", parameters.toArray());
        }
    }

    /** Like {@link #withdraw}, for every message whose key starts so. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void withdrawAll(long organization, String beginning) {
        sql.update(WITHDRAW + "business_key like concat(?, '%')", clock.instant(), organization, beginning);
    }

    /** The same for several beginnings, as one statement. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void withdrawAll(long organization, Collection<String> beginnings) {
        if (!beginnings.isEmpty()) {
            List<Object> parameters = new ArrayList<>(List.of(clock.instant(), organization));
            parameters.addAll(beginnings);
            String each =
                    String.join(" or ", Collections.nCopies(beginnings.size(), "business_key like concat(?, '%')"));
            sql.update(WITHDRAW + "(" + each + ")", parameters.toArray());
        }
    }

    /**
     * What waits because this person was addressed often enough, or would be, is decided about anew at once: how often is enough, or what
     * they are going to be asked, has just changed (A3).
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void decideAnew(long organization, long person) {
        sql.update(
                "update outbox set due_at = ? where person_id = ? and urgency = ? and sent_at is null and organization_id = ?"
                        + " and state = 'WAITING' and why in (?, ?)",
                clock.instant(),
                person,
                Urgency.ROUTINE,
                organization,
                Attention.Reason.BUDGET_SPENT,
                Attention.Reason.KEPT_FREE);
    }

    /** When the message arrived; empty if it has not (yet). */
    @Transactional
    public Optional<Instant> deliveredAt(long organization, String businessKey) {
        return sql.one(
                        "select delivered_at from outbox where organization_id = ? and business_key = ? and state = 'DELIVERED'",
                        row -> Optional.ofNullable(Sql.instant(row, "delivered_at")),
                        organization,
                        businessKey)
                .flatMap(at -> at);
    }

    /** When each of these messages arrived; those that have not (yet) are left out. */
    @Transactional
    public Map<String, Instant> deliveredAt(long organization, List<String> businessKeys) {
        Map<String, Instant> delivered = new HashMap<>();
        if (!businessKeys.isEmpty()) {
            List<Object> parameters = new ArrayList<>();
            parameters.add(organization);
            parameters.addAll(businessKeys);
            sql.query(
                    "select business_key, delivered_at from outbox where organization_id = ? and state = 'DELIVERED' and business_key in ("
                            + Sql.marks(businessKeys.size()) + ")",
                    row -> delivered.put(
                            row.getString("business_key"), Objects.requireNonNull(Sql.instant(row, "delivered_at"))),
                    parameters.toArray());
        }
        return delivered;
    }

    /** The messages that are blocked and still true, newest first. */
    @Transactional
    public List<Blocked> blocked(long organization, int limit) {
        return sql.query(
                """
                select o.id, o.kind, o.why, o.created_at, p.display_name
                from outbox o left join person p on p.id = o.person_id
                where o.lane in (select id from workspace where organization_id = ? union all select 0)
                  and o.call_kind in (0, 1, 2, 3, 4) and o.urgency_rank = 8 and o.organization_id = ? and o.state = 'BLOCKED'
                  and (o.expires_at is null or o.expires_at > ?)
                order by o.id desc limit ?
                """,
                row -> new Blocked(
                        row.getLong("id"),
                        row.getString("kind"),
                        Optional.ofNullable(row.getString("why")).orElse(""),
                        Optional.ofNullable(row.getString("display_name")),
                        row.getTimestamp("created_at").toInstant()),
                organization,
                organization,
                clock.instant(),
                limit);
    }

    /**
     * Sends a blocked message after all, unless it turns out before that it is there, see {@link Sightings}.
     *
     * @return false if it is not blocked (any more), or no longer true
     */
    @Transactional
    public boolean release(long organization, long id) {
        Instant now = clock.instant();
        return sql.update(
                        "update outbox set state = 'WAITING', due_at = ?, attempts = 0, why = null, sent_at = null, sending_at = null,"
                                + " urgency_rank = " + OutboxRow.RANK
                                + " where id = ? and organization_id = ? and state = 'BLOCKED' and (expires_at is null or expires_at > ?)",
                        now,
                        id,
                        organization,
                        now)
                == 1;
    }

    /** A blocked message, without its words. */
    public record Blocked(long id, String kind, String why, Optional<String> recipient, Instant since) {}

    /** What became of an intent; absent if there is none. */
    Optional<OutboxRow> find(long organization, String businessKey) {
        return sql.one(
                "select * from outbox where organization_id = ? and business_key = ?",
                OutboxRow::read,
                organization,
                businessKey);
    }

    private void insert(long organization, List<Drafts.Draft> rows, String onDuplicate, Instant now) {
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            List<Drafts.Draft> some = rows.subList(from, Math.min(from + AT_ONCE, rows.size()));
            List<@Nullable Object> parameters = new ArrayList<@Nullable Object>();
            some.forEach(row -> parameters(organization, row, now, parameters));
            sql.update(INSERT + VALUES + (", " + VALUES).repeat(some.size() - 1) + onDuplicate, parameters.toArray());
        }
    }

    private void parameters(long organization, Drafts.Draft row, Instant now, List<@Nullable Object> parameters) {
        Intent intent = row.intent();
        OutboxRow.Place place = row.place();
        CallKind bucket = drafts.bucket(row);
        parameters.add(organization);
        parameters.add(row.businessKey());
        parameters.add(intent.kind());
        parameters.add(intent.urgency());
        parameters.add(intent.urgency().ordinal());
        parameters.add(row.kind());
        parameters.add(row.person());
        parameters.add(row.channel());
        parameters.add(row.workspace());
        parameters.add(place == null ? null : place.platform());
        parameters.add(place == null ? null : place.workspace());
        parameters.add(place == null ? null : place.conversation());
        parameters.add(place == null ? null : place.message());
        parameters.add(row.lane());
        parameters.add(bucket.ordinal());
        parameters.add(sealed.write(intent.card(), OutboxRow.CARD));
        parameters.add(intent.notBefore() == null ? now : intent.notBefore());
        parameters.add(intent.expires());
        parameters.add(now);
    }
}
