package dev.trellis.program;

import dev.trellis.person.Joined;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;

/** Who started a program is who they are now. */
@Singleton
class JoinedPrograms implements Joined {
    private final Sql sql;

    JoinedPrograms(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void joined(long organization, long gone, long stays) {
        sql.update(
                "update program set created_by = ? where organization_id = ? and created_by = ?",
                stays,
                organization,
                gone);
    }
}
