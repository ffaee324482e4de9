package dev.trellis.library;

import dev.trellis.person.Joined;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;

/** Who wrote an article is who they are now. */
@Singleton
class JoinedLibraries implements Joined {
    private final Sql sql;

    JoinedLibraries(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void joined(long organization, long gone, long stays) {
        sql.update(
                "update library_article set written_by = ? where written_by = ? and organization_id = ?",
                stays,
                gone,
                organization);
    }
}
