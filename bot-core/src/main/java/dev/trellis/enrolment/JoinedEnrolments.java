package dev.trellis.enrolment;

import dev.trellis.person.Joined;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;

/** Who is in a program is in it as who they are now. Of two rows for one side the one that goes further counts; a no is not forgotten by joining. */
@Singleton
class JoinedEnrolments implements Joined {
    private static final String FURTHER = "field(%s.state, 'LEFT', 'INVITED', 'APPLIED', 'DECLINED', 'ENROLLED')";

    private final Sql sql;

    JoinedEnrolments(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void joined(long organization, long gone, long stays) {
        String less = FURTHER.formatted("less");
        String more = FURTHER.formatted("more");
        sql.update(
                "delete less from enrolment less join enrolment more on more.program_id = less.program_id and more.side = less.side"
                        + " where less.organization_id = ? and more.organization_id = ? and less.person_id in (?, ?)"
                        + " and more.person_id in (?, ?) and less.person_id <> more.person_id and (" + less + " < "
                        + more
                        + " or " + less + " = " + more + " and less.person_id = ?)",
                organization,
                organization,
                gone,
                stays,
                gone,
                stays,
                gone);
        sql.update(
                "update enrolment set person_id = ? where organization_id = ? and person_id = ?",
                stays,
                organization,
                gone);
        sql.update(
                "update enrolment set decided_by = ? where organization_id = ? and decided_by = ?",
                stays,
                organization,
                gone);
    }
}
