package dev.trellis.person;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface Identities extends GenericRepository<Identity, Long> {
    Identity save(Identity identity);

    Optional<Identity> findByIdAndOrganizationId(long id, long organizationId);

    /** The account is this person's from now on. */
    @Query("""
            update chat_identity set person_id = :personId, linked_at = :linkedAt where id = :id and organization_id = :organizationId
            """)
    void belongsTo(long id, long organizationId, long personId, @Nullable Instant linkedAt);

    Optional<Identity> findByWorkspaceIdAndExternalId(long workspaceId, String externalId);

    /** Somebody by the keys of their platform. */
    @Query("""
            select i.* from chat_identity i join workspace w on w.id = i.workspace_id
            where w.organization_id = :organizationId and w.platform = :platform and w.external_id = :workspace
              and i.organization_id = :organizationId and i.external_id = :user
            """)
    Optional<Identity> inWorkspace(long organizationId, String platform, String workspace, String user);

    List<Identity> findByOrganizationIdAndPersonIdOrderById(long organizationId, long personId);

    /** By their ids. For that order MySQL would read everybody's, unless told which index to use. */
    @Query("""
            select * from chat_identity force index (chat_identity_person)
            where organization_id = :organizationId and person_id in (:personIds) order by id
            """)
    List<Identity> ofPeople(long organizationId, Collection<Long> personIds);

    @Query("""
            update chat_identity set display_name = :displayName, direct_address = :directAddress, last_seen_at = :seenAt,
              unreachable_why = null
            where id = :id and organization_id = :organizationId
            """)
    void seen(long id, long organizationId, String displayName, @Nullable String directAddress, Instant seenAt);

    @Query("update chat_identity set direct_address = :address, unreachable_why = null where id = :id")
    void reachedAt(long id, String address);

    @Query("update chat_identity set unreachable_why = :why, direct_address = null where id = :id")
    void unreachable(long id, String why);

    /** The chat was asked, and does not say that they are an outsider. */
    @Query("""
            update chat_identity set unreachable_why = null
            where id = :id and organization_id = :organizationId and unreachable_why = 'UNVERIFIED'
            """)
    void verified(long id, long organizationId);

    /** An account that nobody of the organization has: it is not kept. Changes nothing once they have spoken. */
    @Query("""
            delete from chat_identity
            where id = :id and organization_id = :organizationId and unreachable_why = 'UNVERIFIED' and last_seen_at is null
            """)
    int turnAway(long id, long organizationId);

    @Query("update chat_identity set profile_due_at = :dueAt where id = :id")
    void askProfileAt(long id, @Nullable Instant dueAt);

    @Query(
            "select * from chat_identity where profile_due_at <= :now order by profile_due_at limit :limit for update skip locked")
    List<Identity> profilesDue(Instant now, int limit);

    /** Where messages to the person go: the identity they prefer, else the one used last, reachable ones first. */
    @Query("""
            select i.* from chat_identity i join person p on p.id = i.person_id join workspace w on w.id = i.workspace_id
            where i.organization_id = :organizationId and i.person_id = :personId and w.removed_at is null
            order by i.unreachable_why is not null, i.id = p.prefers_identity_id desc, i.last_seen_at desc, i.id
            limit 1
            """)
    Optional<Identity> reaching(long organizationId, long personId);
}
