package dev.trellis.meeting;

import dev.trellis.person.Joined;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;

/** What somebody proposed and said about meetings goes with them. */
@Singleton
class JoinedMeetings implements Joined {
    private final Sql sql;

    JoinedMeetings(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void joined(long organization, long gone, long stays) {
        sql.update(
                "update meeting set proposed_by = ? where organization_id = ? and proposed_by = ?",
                stays,
                organization,
                gone);
        sql.update(
                "update meeting_reflection set person_id = ? where organization_id = ? and person_id = ?",
                stays,
                organization,
                gone);
    }
}
