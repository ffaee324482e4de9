package dev.trellis.onboarding;

import dev.trellis.person.Joined;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;

/** Whoever was shown around in two chats goes on where the one who stays is. */
@Singleton
class JoinedOnboardings implements Joined {
    private final Sql sql;

    JoinedOnboardings(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void joined(long organization, long gone, long stays) {
        sql.update(
                "update ignore onboarding set person_id = ? where person_id = ? and organization_id = ?",
                stays,
                gone,
                organization);
        sql.update("delete from onboarding where person_id = ? and organization_id = ?", gone, organization);
    }
}
