package dev.trellis.linking;

import dev.trellis.person.Identity;
import dev.trellis.person.Joined;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The codes that are out, one a person at most, and the wrong ones that were typed. */
@Singleton
class LinkCodes implements Joined {
    private final Sql sql;

    LinkCodes(Sql sql) {
        this.sql = sql;
    }

    @Transactional
    void keep(Identity asking, LinkCode code, Instant now, Instant expires) {
        // Never changed into another: a question about the one before asks for that one only.
        sql.update(
                "delete from link_code where organization_id = ? and person_id = ?",
                asking.organizationId(),
                asking.personId());
        sql.update("""
                insert into link_code (organization_id, person_id, chat_identity_id, code_hash, created_at, expires_at)
                values (?, ?, ?, ?, ?, ?)
                """, asking.organizationId(), asking.personId(), asking.id(), code.hash(), now, expires);
    }

    /** Of all who type it at once, one gets it. */
    @Transactional
    Optional<Kept> take(Identity typing, LinkCode code, Instant now) {
        int taken = sql.update("""
                update link_code set typed_by = ? where organization_id = ? and code_hash = ? and typed_by is null and expires_at > ?
                """, typing.id(), typing.organizationId(), code.hash(), now);
        return taken == 0
                ? Optional.empty()
                : sql.one(
                        "select * from link_code where organization_id = ? and code_hash = ?",
                        LinkCodes::kept,
                        typing.organizationId(),
                        code.hash());
    }

    @Transactional
    Optional<Kept> find(long id, long organization, Instant now) {
        return sql.one(
                "select * from link_code where id = ? and organization_id = ? and expires_at > ? for update",
                LinkCodes::kept,
                id,
                organization,
                now);
    }

    @Transactional
    boolean agree(Kept kept, Instant now) {
        return sql.update(
                        "update link_code set agreed_at = ? where id = ? and organization_id = ? and agreed_at is null",
                        now,
                        kept.id(),
                        kept.organizationId())
                == 1;
    }

    @Transactional
    boolean forget(Kept kept) {
        return sql.update(
                        "delete from link_code where id = ? and organization_id = ?", kept.id(), kept.organizationId())
                == 1;
    }

    @Transactional
    void guessed(Identity typing, Instant now) {
        sql.update(
                "insert into link_guess (organization_id, chat_identity_id, at) values (?, ?, ?)",
                typing.organizationId(),
                typing.id(),
                now);
    }

    @Transactional
    int guesses(Identity typing, Instant since) {
        return sql.one(
                        "select count(*) as guesses from link_guess where chat_identity_id = ? and at > ?",
                        row -> row.getInt("guesses"),
                        typing.id(),
                        since)
                .orElse(0);
    }

    /** Whether one of the two has asked to be forgotten: then neither is made one with somebody else before that is settled. */
    @Transactional
    boolean isLeaving(long organization, long one, long other) {
        return sql.one(
                        "select id from erasure where organization_id = ? and person_id in (?, ?)",
                        row -> row.getLong("id"),
                        organization,
                        one,
                        other)
                .isPresent();
    }

    /**
     * The account is not the person's any more: what it asked for as theirs is worth nothing, and what it was shown of theirs is not
     * repainted there.
     */
    @Transactional
    void leave(Identity account, long person) {
        long organization = account.organizationId();
        sql.update("delete from link_code where organization_id = ? and person_id = ?", organization, person);
        sql.update("delete from link_code where organization_id = ? and typed_by = ?", organization, account.id());
        sql.update("delete from data_export where organization_id = ? and person_id = ?", organization, person);
        sql.update("""
                delete from outbox where organization_id = ? and person_id = ? and workspace_id = ? and target = 'PERSON'
                  and state in ('WAITING', 'BLOCKED')
                """, organization, person, account.workspaceId());
        sql.update("""
                update outbox set message = null where organization_id = ? and person_id = ? and state = 'DELIVERED'
                  and target = 'PERSON' and exists (select 1 from workspace w where w.id = ?
                    and w.platform = outbox.platform and w.external_id = outbox.workspace)
                """, organization, person, account.workspaceId());
    }

    /** Whoever joins somebody has no use for a code of their own any more, and what their accounts typed before was typed by somebody else. */
    @Override
    public void joined(long organization, long gone, long stays) {
        sql.update("delete from link_code where organization_id = ? and person_id = ?", organization, gone);
        sql.update("""
                delete from link_code where organization_id = ? and typed_by in (select id from chat_identity where person_id = ?)
                """, organization, gone);
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getLong("id"),
                row.getLong("organization_id"),
                row.getLong("person_id"),
                row.getLong("chat_identity_id"),
                Sql.number(row, "typed_by"),
                row.getTimestamp("agreed_at") != null);
    }

    /**
     * @param identityId the account that asked for it
     * @param typedBy the account that it was typed in
     * @param agreed whether that account's owner has said yes
     */
    record Kept(
            long id,
            long organizationId,
            long personId,
            long identityId,
            @Nullable Long typedBy,
            boolean agreed) {
        boolean wasTypedBy(Identity identity) {
            return typedBy != null && typedBy == identity.id();
        }
    }
}
