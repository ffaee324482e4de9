package dev.trellis.delivery;

import dev.trellis.delivery.OutboxRow.State;
import dev.trellis.platform.MessageRef;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;

/**
 * Cards that were meant to take the place of a message before it was sent. Once it is, there is one row for whatever takes its place, and
 * the newest card wins: two rows could be sent in the wrong order.
 */
@Singleton
class Followers {
    private final Sql sql;

    Followers(Sql sql) {
        this.sql = sql;
    }

    /** In the transaction of the caller. */
    Verdict handOver(OutboxRow row, MessageRef message) {
        String key = Intent.keyInPlaceOf(message);
        sql.update(
                """
                insert into outbox (organization_id, business_key, kind, urgency, urgency_rank, target, person_id, platform, workspace,
                  conversation, message, lane, call_kind, card, state, due_at, expires_at, created_at)
                select o.organization_id, ?, o.kind, o.urgency, o.urgency_rank, 'IN_PLACE', o.person_id, ?, ?, ?, ?, o.lane, o.call_kind,
                  o.card, 'WAITING', o.due_at, o.expires_at, o.created_at from outbox o where o.id = ?
                on duplicate key update card = if(outbox.created_at > values(created_at), outbox.card, values(card)),
                  version = if(outbox.created_at > values(created_at), outbox.version, outbox.version + 1),
                  urgency = if(outbox.created_at > values(created_at), outbox.urgency, values(urgency)),
                  urgency_rank = if(outbox.created_at > values(created_at) or outbox.state = 'CLAIMED', outbox.urgency_rank, values(urgency_rank)),
                  due_at = if(outbox.created_at > values(created_at) or outbox.state = 'CLAIMED', outbox.due_at, values(due_at)),
                  state = if(outbox.created_at > values(created_at) or outbox.state = 'CLAIMED', outbox.state, 'WAITING')
                """, key, message.platform(), message.workspace(), message.conversation(), message.message(), row.id());
        return new Verdict.Over(State.DROPPED, "HANDED_OVER");
    }
}
