package dev.trellis.checkin;

import dev.trellis.person.Joined;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;

/** What somebody was asked and answered goes with them. */
@Singleton
class JoinedCheckIns implements Joined {
    private final Sql sql;

    JoinedCheckIns(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void joined(long organization, long gone, long stays) {
        sql.update(
                "update check_in set person_id = ? where organization_id = ? and person_id = ?",
                stays,
                organization,
                gone);
        sql.update(
                "update check_in_answer set person_id = ? where organization_id = ? and person_id = ?",
                stays,
                organization,
                gone);
    }
}
