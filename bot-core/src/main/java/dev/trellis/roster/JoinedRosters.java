package dev.trellis.roster;

import dev.trellis.person.Joined;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.util.List;

/** Lines mean the one who stays. */
@Singleton
class JoinedRosters implements Joined {
    private final Sql sql;

    JoinedRosters(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void joined(long organization, long gone, long stays) {
        for (String column :
                List.of("roster_row set person_id", "roster_row set manager_id", "roster_import set asked_by")) {
            String name = column.substring(column.lastIndexOf(' ') + 1);
            sql.update(
                    "update " + column + " = ? where " + name + " = ? and organization_id = ?",
                    stays,
                    gone,
                    organization);
        }
    }
}
