package dev.trellis.delivery;

import dev.trellis.person.Joined;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;

/** Messages go to whom the person is now. */
@Singleton
class JoinedMessages implements Joined {
    private final Sql sql;

    JoinedMessages(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void joined(long organization, long gone, long stays) {
        // Their own page is made anew for whom they are now.
        sql.update(
                "delete from outbox where organization_id = ? and person_id = ? and target = 'HOME' and state = 'WAITING'",
                organization,
                gone);
        sql.update(
                "update outbox set person_id = ? where organization_id = ? and person_id = ?",
                stays,
                organization,
                gone);
    }
}
