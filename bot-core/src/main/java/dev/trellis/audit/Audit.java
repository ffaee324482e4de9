package dev.trellis.audit;

import dev.trellis.person.Actor;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Who did what, to whom, through which door (I2). Only ever adds; holds names of acts and ids, never people's words. */
@Singleton
public class Audit {
    private final Sql sql;
    private final Clock clock;

    Audit(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** An act that was done. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void done(Actor actor, String door, String act, @Nullable String subject) {
        note(actor, door, act, subject, "DONE");
    }

    /** An act that the actor may not do. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void refused(Actor actor, String door, String act, @Nullable String subject) {
        note(actor, door, act, subject, "REFUSED");
    }

    private void note(Actor actor, String door, String act, @Nullable String subject, String outcome) {
        sql.update("""
                insert into audit_entry (organization_id, at, actor_id, door, act, subject, outcome) values (?, ?, ?, ?, ?, ?, ?)
                """, actor.organizationId(), clock.instant(), actor.id(), door, act, subject, outcome);
    }
}
