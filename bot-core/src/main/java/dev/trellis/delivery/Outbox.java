package dev.trellis.delivery;

import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.OutboxRow.Kind;
import dev.trellis.delivery.OutboxRow.State;
import dev.trellis.platform.MessageRef;
import dev.trellis.secrecy.SealedJson;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Messages intended. What is written here in a transaction that commits is delivered once, or blocked with its reason, or dropped with its
 * reason when it is no longer true or wanted; what is written in a transaction that fails was never meant.
 */
@Singleton
public class Outbox {
    private static final String INSERT = """
            insert into outbox (organization_id, business_key, kind, urgency, urgency_rank, target, person_id, channel_id, workspace_id,
              platform, workspace, conversation, message, card, state, due_at, expires_at, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', ?, ?, ?)
            """;

    private static final String OLDEST_WINS = "on duplicate key update id = id";
    private static final String NEWEST_WINS = """
            on duplicate key update card = values(card), state = 'WAITING', due_at = values(due_at), expires_at = values(expires_at),
              attempts = 0, why = null, claimed_by = null, claimed_until = null, platform = values(platform),
              workspace = values(workspace), conversation = values(conversation), message = values(message)
            """;

    private final Sql sql;
    private final SealedJson sealed;
    private final Clock clock;

    Outbox(Sql sql, SealedJson sealed, Clock clock) {
        this.sql = sql;
        this.sealed = sealed;
        this.clock = clock;
    }

    /** Writes the intent. Call it in the transaction that makes it true. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void write(long organization, Intent intent) {
        switch (intent.to()) {
            case Intent.To.Person to ->
                insert(organization, intent, Kind.PERSON, to.person(), null, null, null, OLDEST_WINS);
            case Intent.To.PersonIn to ->
                insert(organization, intent, Kind.PERSON, to.person(), null, to.workspace(), null, OLDEST_WINS);
            case Intent.To.Channel to ->
                insert(organization, intent, Kind.CHANNEL, null, to.channel(), null, null, OLDEST_WINS);
            case Intent.To.OnlyYou to ->
                insert(
                        organization,
                        intent,
                        Kind.ONLY_YOU,
                        to.person(),
                        null,
                        to.workspace(),
                        new OutboxRow.Place(null, null, to.conversation(), null),
                        OLDEST_WINS);
            case Intent.To.InPlaceOf to ->
                insert(organization, intent, Kind.IN_PLACE, to.reader(), null, null, place(to.message()), NEWEST_WINS);
            case Intent.To.InPlaceOfIntent to -> inPlaceOf(organization, intent, to);
            case Intent.To.Home to ->
                insert(organization, intent, Kind.HOME, to.person(), null, null, null, NEWEST_WINS);
        }
    }

    /** A message that has not left yet is never sent; one that has stays. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void withdraw(long organization, String businessKey) {
        sql.update("""
                update outbox set state = 'DROPPED', why = 'WITHDRAWN'
                where organization_id = ? and business_key = ? and state in ('WAITING', 'BLOCKED')
                """, organization, businessKey);
    }

    /** Like {@link #withdraw}, for every message whose key starts so. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void withdrawAll(long organization, String beginning) {
        sql.update("""
                update outbox set state = 'DROPPED', why = 'WITHDRAWN'
                where organization_id = ? and business_key like concat(?, '%') and state in ('WAITING', 'BLOCKED')
                """, organization, beginning);
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

    /** The messages that are blocked, newest first. */
    @Transactional
    public List<Blocked> blocked(long organization, int limit) {
        return sql.query(
                """
                select o.id, o.kind, o.why, o.created_at, p.display_name
                from outbox o left join person p on p.id = o.person_id
                where o.organization_id = ? and o.state = 'BLOCKED' order by o.id desc limit ?
                """,
                row -> new Blocked(
                        row.getLong("id"),
                        row.getString("kind"),
                        Optional.ofNullable(row.getString("why")).orElse(""),
                        Optional.ofNullable(row.getString("display_name")),
                        row.getTimestamp("created_at").toInstant()),
                organization,
                limit);
    }

    /** Sends a blocked message after all; false if it is not blocked (any more). */
    @Transactional
    public boolean release(long organization, long id) {
        return sql.update("""
                        update outbox set state = 'WAITING', due_at = ?, attempts = 0, why = null
                        where id = ? and organization_id = ? and state = 'BLOCKED'
                        """, clock.instant(), id, organization) == 1;
    }

    /** A blocked message, without its words. */
    public record Blocked(long id, String kind, String why, Optional<String> recipient, Instant since) {}

    private void inPlaceOf(long organization, Intent intent, Intent.To.InPlaceOfIntent to) {
        int notYetSent = sql.update(
                "update outbox set card = ? where organization_id = ? and business_key = ? and state = 'WAITING'",
                sealed.write(intent.card(), OutboxRow.CARD),
                organization,
                to.businessKey());
        if (notYetSent == 0) {
            OutboxRow.Place place = new OutboxRow.Place(null, null, to.businessKey(), null);
            insert(organization, intent, Kind.IN_PLACE_KEY, to.reader(), null, null, place, NEWEST_WINS);
        }
    }

    private void insert(
            long organization,
            Intent intent,
            Kind kind,
            @Nullable Long person,
            @Nullable Long channel,
            @Nullable Long workspace,
            OutboxRow.@Nullable Place place,
            String onDuplicate) {
        Instant now = clock.instant();
        Card card = intent.card();
        sql.update(
                INSERT + onDuplicate,
                organization,
                intent.businessKey(),
                intent.kind(),
                intent.urgency(),
                intent.urgency().ordinal(),
                kind,
                person,
                channel,
                workspace,
                place == null ? null : place.platform(),
                place == null ? null : place.workspace(),
                place == null ? null : place.conversation(),
                place == null ? null : place.message(),
                sealed.write(card, OutboxRow.CARD),
                intent.notBefore() == null ? now : intent.notBefore(),
                intent.expires(),
                now);
    }

    private static OutboxRow.Place place(MessageRef message) {
        return new OutboxRow.Place(message.platform(), message.workspace(), message.conversation(), message.message());
    }

    /** What became of an intent; absent if there is none. */
    Optional<OutboxRow> find(long organization, String businessKey) {
        return sql.one(
                "select * from outbox where organization_id = ? and business_key = ?",
                OutboxRow::read,
                organization,
                businessKey);
    }

    /** Whether a state means that nothing will happen any more. */
    static boolean over(State state) {
        return state == State.BLOCKED || state == State.DROPPED;
    }
}
