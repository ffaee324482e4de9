package dev.trellis.audit;

import dev.trellis.person.Actor;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who did what, to whom, through which door (I2). Only ever adds; holds names of acts and ids, never people's words. */
@Singleton
public class Audit {
    /** The door of what nobody came in by. */
    public static final String ITSELF = "trellis";
    /** The door of what is done in a browser. */
    private static final String PAGE = "web";

    private final Sql sql;
    private final Clock clock;

    Audit(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** An act that was done. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void done(Actor actor, String door, String act, @Nullable String subject, Whom whom) {
        note(actor, door, act, subject, whom, "DONE");
    }

    /** An act that the actor may not do. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void refused(Actor actor, String door, String act, @Nullable String subject) {
        note(actor, door, act, subject, Whom.NOBODY, "REFUSED");
    }

    /** An act of the service itself, such as forgetting somebody when their time is up. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void byItself(long organization, String act, Whom whom) {
        insert(organization, null, ITSELF, act, null, whom, "DONE");
    }

    /**
     * An act that somebody did on a page of the service, once for each to whom it was done.
     *
     * @param actor absent: they were forgotten since
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void onPage(long organization, @Nullable Long actor, String act, @Nullable String subject, List<Long> whom) {
        if (whom.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<@Nullable Object> values = new ArrayList<@Nullable Object>();
        for (Long one : whom) {
            values.addAll(Arrays.<@Nullable Object>asList(organization, now, actor, PAGE, act, subject, one, "DONE"));
        }
        sql.update(
                "insert into audit_entry (organization_id, at, actor_id, door, act, subject, whom_id, outcome) values "
                        + Sql.rows(whom.size(), 8),
                values.toArray());
    }

    /** The same, done to nobody. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void onPage(long organization, @Nullable Long actor, String act, @Nullable String subject) {
        insert(organization, actor, PAGE, act, subject, Whom.NOBODY, "DONE");
    }

    private void note(Actor actor, String door, String act, @Nullable String subject, Whom whom, String outcome) {
        insert(actor.organizationId(), actor.id(), door, act, subject, whom, outcome);
    }

    private void insert(
            long organization,
            @Nullable Long actor,
            String door,
            String act,
            @Nullable String subject,
            Whom whom,
            String outcome) {
        sql.update("""
                insert into audit_entry (organization_id, at, actor_id, door, act, subject, whom_id, and_whom_id, outcome)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, organization, clock.instant(), actor, door, act, subject, whom.one(), whom.other(), outcome);
    }

    /** To whom something was done: nobody, one person, or the two of a pair. */
    public record Whom(@Nullable Long one, @Nullable Long other) {
        public static final Whom NOBODY = new Whom(null, null);

        public static Whom person(long person) {
            return new Whom(person, null);
        }

        public static Whom pair(long mentor, long mentee) {
            return new Whom(mentor, mentee);
        }
    }
}
