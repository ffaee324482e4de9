package dev.trellis.roster;

import dev.trellis.person.TurnedAway;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Lines that mean a guest or somebody of another company are not taken, and say so. */
@Singleton
class TurnedAwayLines implements TurnedAway {
    private final Sql sql;

    TurnedAwayLines(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void turnedAway(long organization, long person, Instant now) {
        refuse(organization, person, "person_id", Problem.OUTSIDER, Column.PERSON);
        refuse(organization, person, "manager_id", Problem.OUTSIDE_MANAGER, Column.MANAGER);
    }

    /** The import first, as who works at it locks it first, too. */
    private void refuse(long organization, long person, String column, Problem problem, Column about) {
        String open = column + " = ? and problem is null and outcome is null";
        sql.update(
                "update roster_import i set i.bad = i.bad + (select count(*) from roster_row r where r.import_id = i.id and "
                        + open + ") where i.organization_id = ? and i.state in ('READING', 'CHECKING', 'APPLYING')",
                person,
                organization);
        sql.update(
                "update roster_row set problem = ?, about = ? where organization_id = ? and " + open,
                problem,
                about,
                organization,
                person);
    }
}
