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
public interface People extends GenericRepository<Person, Long> {
    Person save(Person person);

    Optional<Person> findByIdAndOrganizationId(long id, long organizationId);

    List<Person> findByOrganizationIdAndIdIn(long organizationId, Collection<Long> ids);

    /** Somebody who is there: neither forgotten nor the same person as another. */
    @Query("select * from person where id = :id and organization_id = :organizationId and gone_at is null")
    Optional<Person> present(long id, long organizationId);

    /** Nothing else is done to these people until this transaction is over. In the order of their ids, so that nobody waits in a circle. */
    @Query("select * from person where organization_id = :organizationId and id in (:ids) order by id for update")
    List<Person> locked(long organizationId, Collection<Long> ids);

    /** Those who are or were in a pair with this person and whose name starts so. {@code prefix} has the characters of {@code like} escaped. */
    @Query("""
            select p.* from person p
            join (select mentor_id as id from pair where mentee_id = :personId
              union select mentee_id from pair where mentor_id = :personId) o on o.id = p.id
            where p.organization_id = :organizationId and p.gone_at is null
              and lower(p.display_name) like concat(lower(:prefix), '%')
            order by p.display_name, p.id limit 20
            """)
    List<Person> partnersNamed(long organizationId, long personId, String prefix);

    /** Those who are there, by name. */
    @Query("select * from person where organization_id = :organizationId and gone_at is null order by display_name, id")
    List<Person> everybody(long organizationId);

    /** Whose name starts so, whatever the case; at most 20. {@code prefix} has the characters of {@code like} escaped. */
    @Query("""
            select * from person where organization_id = :organizationId and gone_at is null
              and lower(display_name) like concat(lower(:prefix), '%')
            order by display_name, id limit 20
            """)
    List<Person> named(long organizationId, String prefix);

    @Query("""
            update person set display_name = :displayName, profile_language = coalesce(:language, profile_language),
              profile_time_zone = coalesce(:timeZone, profile_time_zone)
            where id = :id and organization_id = :organizationId and gone_at is null
            """)
    void profiled(
            long id, long organizationId, String displayName, @Nullable String language, @Nullable String timeZone);

    @Query("""
            update person set paused_since = :since, paused_until = :until
            where id = :id and organization_id = :organizationId and gone_at is null
            """)
    void pause(long id, long organizationId, @Nullable Instant since, @Nullable Instant until);

    /** There is nobody behind this row any more: {@code stays} is the same person. Nothing of them stays in it. */
    @Query("""
            update person set gone_at = :at, joined_id = :stays, display_name = '—', language = null, time_zone = null,
              profile_language = null, profile_time_zone = null, paused_since = null, paused_until = null, snoozed_until = null,
              prefers_identity_id = null, weekly_messages = null
            where id = :id and organization_id = :organizationId
            """)
    void joined(long id, long organizationId, long stays, Instant at);

    /** Nobody of the organization is behind this row. */
    @Query("""
            update person set gone_at = :at, display_name = '—' where id = :id and organization_id = :organizationId
            """)
    void turnedAway(long id, long organizationId, Instant at);

    /** Whoever had joined somebody who now joins {@code stays} has joined {@code stays}. */
    @Query("update person set joined_id = :stays where joined_id = :gone and organization_id = :organizationId")
    void joinedBefore(long gone, long organizationId, long stays);

    /** What somebody chose for themselves. */
    @Query("""
            update person set language = :language, time_zone = :timeZone, working_days = :workingDays, working_from = :workingFrom,
              working_to = :workingTo, weekly_messages = :weeklyMessages
            where id = :id and organization_id = :organizationId and gone_at is null
            """)
    void choose(
            long id,
            long organizationId,
            @Nullable String language,
            @Nullable String timeZone,
            String workingDays,
            int workingFrom,
            int workingTo,
            @Nullable Integer weeklyMessages);

    @Query("update person set prefers_identity_id = :identityId where id = :id and organization_id = :organizationId")
    void prefers(long id, long organizationId, @Nullable Long identityId);

    @Query("update person set snoozed_until = :until where id = :id and organization_id = :organizationId")
    void snooze(long id, long organizationId, @Nullable Instant until);

    /** Those whose dated pause is over but still stands. */
    @Query("select * from person where paused_until <= :now order by paused_until limit :limit for update skip locked")
    List<Person> pausesOver(Instant now, int limit);
}
