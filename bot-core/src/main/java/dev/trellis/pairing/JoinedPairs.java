package dev.trellis.pairing;

import dev.trellis.person.Joined;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;

/** Pairs go with their people; those of the same two were ended before. */
@Singleton
class JoinedPairs implements Joined {
    private final Sql sql;

    JoinedPairs(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void joined(long organization, long gone, long stays) {
        sql.update(
                "update pair set mentor_id = ? where organization_id = ? and mentor_id = ?", stays, organization, gone);
        sql.update(
                "update pair set mentee_id = ? where organization_id = ? and mentee_id = ?", stays, organization, gone);
    }
}
