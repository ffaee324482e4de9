package dev.trellis.enrolment;

import dev.trellis.program.Participation;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.util.Collection;

/** Whoever has said yes takes part: they accepted the charter, and hear of it when it changes. */
@Singleton
class EnrolledPeople implements Participation {
    private static final String SAID_YES = " and state in ('APPLIED', 'ENROLLED')";

    private final Sql sql;

    EnrolledPeople(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Collection<Long> programs(long organization, long person) {
        return sql.query(
                "select distinct program_id from enrolment where organization_id = ? and person_id = ?" + SAID_YES,
                row -> row.getLong("program_id"),
                organization,
                person);
    }

    @Override
    public Collection<Long> people(long organization, long program) {
        return sql.query(
                "select distinct person_id from enrolment where organization_id = ? and program_id = ?" + SAID_YES,
                row -> row.getLong("person_id"),
                organization,
                program);
    }
}
