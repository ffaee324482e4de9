package dev.trellis.admission;

import dev.trellis.platform.WorkspaceRef;
import dev.trellis.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A workspace that asks to be let in.
 *
 * @param name as its own people call it; words of strangers
 * @param decidedAt since when there is nothing to decide any more
 */
record WaitingWorkspace(
        long id,
        WorkspaceRef ref,
        String name,
        Instant askedAt,
        @Nullable Instant decidedAt) {
    static WaitingWorkspace read(ResultSet row) throws SQLException {
        return new WaitingWorkspace(
                row.getLong("id"),
                new WorkspaceRef(row.getString("platform"), row.getString("external_id"), row.getString("address")),
                row.getString("name"),
                Objects.requireNonNull(Sql.instant(row, "asked_at")),
                Sql.instant(row, "decided_at"));
    }
}
