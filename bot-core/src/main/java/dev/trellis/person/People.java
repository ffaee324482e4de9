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

    Person update(Person person);

    Optional<Person> findByIdAndOrganizationId(long id, long organizationId);

    List<Person> findByOrganizationIdAndIdIn(long organizationId, Collection<Long> ids);

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
            where id = :id and organization_id = :organizationId
            """)
    void profiled(
            long id, long organizationId, String displayName, @Nullable String language, @Nullable String timeZone);

    @Query("""
            update person set paused_since = :since, paused_until = :until where id = :id and organization_id = :organizationId
            """)
    void pause(long id, long organizationId, @Nullable Instant since, @Nullable Instant until);

    /** There is nobody behind this row any more: {@code stays} is the same person. */
    @Query("""
            update person set gone_at = :at, joined_id = :stays, paused_since = null, paused_until = null
            where id = :id and organization_id = :organizationId
            """)
    void joined(long id, long organizationId, long stays, Instant at);

    @Query("update person set prefers_identity_id = :identityId where id = :id and organization_id = :organizationId")
    void prefers(long id, long organizationId, @Nullable Long identityId);

    @Query("update person set snoozed_until = :until where id = :id and organization_id = :organizationId")
    void snooze(long id, long organizationId, @Nullable Instant until);

    /** Those whose dated pause is over but still stands. */
    @Query("select * from person where paused_until <= :now order by paused_until limit :limit for update skip locked")
    List<Person> pausesOver(Instant now, int limit);
}
