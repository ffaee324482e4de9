package dev.trellis.goal;

import dev.trellis.person.Joined;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;

/** Somebody's goals go with them, and what they were glad about. */
@Singleton
class JoinedGoals implements Joined {
    private final Sql sql;

    JoinedGoals(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void joined(long organization, long gone, long stays) {
        sql.update(
                "update goal set owner_id = ? where organization_id = ? and owner_id = ?", stays, organization, gone);
        sql.update(
                "update ignore milestone_cheer set person_id = ? where organization_id = ? and person_id = ?",
                stays,
                organization,
                gone);
        sql.update("delete from milestone_cheer where organization_id = ? and person_id = ?", organization, gone);
    }
}
