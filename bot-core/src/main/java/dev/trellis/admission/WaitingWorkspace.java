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
 * @param organizationId whose owners decide, and where it will belong
 * @param toldAt when the owners were sent a message; absent while too many ask
 * @param decidedAt since when there is nothing to decide any more
 */
record WaitingWorkspace(
        long id,
        long organizationId,
        WorkspaceRef ref,
        String name,
        Instant askedAt,
        @Nullable Instant toldAt,
        @Nullable Instant decidedAt) {
    static WaitingWorkspace read(ResultSet row) throws SQLException {
        return new WaitingWorkspace(
                row.getLong("id"),
                row.getLong("organization_id"),
                new WorkspaceRef(row.getString("platform"), row.getString("external_id"), row.getString("address")),
                row.getString("name"),
                Objects.requireNonNull(Sql.instant(row, "asked_at")),
                Sql.instant(row, "told_at"),
                Sql.instant(row, "decided_at"));
    }
}
