package dev.trellis.variant;

import dev.trellis.person.Joined;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;

/** Somebody works in one place: what the one who stays has said counts. */
@Singleton
class JoinedWorkplaces implements Joined {
    private final Sql sql;

    JoinedWorkplaces(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void joined(long organization, long gone, long stays) {
        sql.update(
                "update workplace set manager_id = ? where organization_id = ? and manager_id = ?",
                stays,
                organization,
                gone);
        sql.update(
                "update ignore workplace set person_id = ? where organization_id = ? and person_id = ?",
                stays,
                organization,
                gone);
        sql.update("delete from workplace where organization_id = ? and person_id = ?", organization, gone);
    }
}
