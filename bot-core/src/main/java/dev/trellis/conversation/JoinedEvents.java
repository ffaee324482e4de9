package dev.trellis.conversation;

import dev.trellis.person.Joined;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;

/** What somebody did is theirs, so that it goes when they do. */
@Singleton
class JoinedEvents implements Joined {
    private final Sql sql;

    JoinedEvents(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void joined(long organization, long gone, long stays) {
        sql.update(
                "update processed_event set person_id = ? where organization_id = ? and person_id = ?",
                stays,
                organization,
                gone);
    }
}
