package dev.trellis.charter;

import dev.trellis.person.Joined;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;

/** Who wrote or accepted a charter is who they are now. What both accepted counts once. */
@Singleton
class JoinedCharters implements Joined {
    private final Sql sql;

    JoinedCharters(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void joined(long organization, long gone, long stays) {
        sql.update(
                "update charter set written_by = ? where organization_id = ? and written_by = ?",
                stays,
                organization,
                gone);
        sql.update(
                "update ignore charter_acceptance set person_id = ? where organization_id = ? and person_id = ?",
                stays,
                organization,
                gone);
        sql.update("delete from charter_acceptance where organization_id = ? and person_id = ?", organization, gone);
    }
}
