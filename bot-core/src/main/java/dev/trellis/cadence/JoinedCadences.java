package dev.trellis.cadence;

import dev.trellis.person.Joined;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;

/** The questions somebody is due for go with them. */
@Singleton
class JoinedCadences implements Joined {
    private final Sql sql;

    JoinedCadences(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void joined(long organization, long gone, long stays) {
        sql.update(
                "update cadence set person_id = ? where organization_id = ? and person_id = ?",
                stays,
                organization,
                gone);
    }
}
