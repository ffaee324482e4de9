package dev.trellis.slack.install;

import dev.trellis.platform.WorkspaceRef;
import dev.trellis.slack.identity.SlackTeam;
import dev.trellis.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the app is installed. Tokens are sealed in here and opened only where they are used.
 *
 * @param workspace as {@link SlackTeam#id()}
 * @param enterprise the Enterprise organization that it is or belongs to
 * @param botToken sealed; absent once ended
 * @param refreshToken sealed; absent where tokens do not expire
 * @param expiresAt when the bot token stops working; absent: it does not
 */
record Installation(
        String workspace,
        @Nullable String enterprise,
        String name,
        Origin origin,
        State state,
        @Nullable String botToken,
        @Nullable String refreshToken,
        @Nullable Instant expiresAt,
        Instant installedAt) {
    /** How the token came here. */
    enum Origin {
        /** Through the web page. */
        OAUTH,
        /** From the configuration. */
        TOKEN
    }

    /** What holds for it. */
    enum State {
        /** An owner has to decide. */
        WAITING,
        SERVED,
        /** Turned away; Slack is still to be told. */
        REVOKING,
        ENDED
    }

    static Installation read(ResultSet row) throws SQLException {
        return new Installation(
                row.getString("workspace"),
                row.getString("enterprise"),
                row.getString("name"),
                Origin.valueOf(row.getString("origin")),
                State.valueOf(row.getString("state")),
                row.getString("bot_token"),
                row.getString("refresh_token"),
                Sql.instant(row, "expires_at"),
                Objects.requireNonNull(Sql.instant(row, "installed_at")));
    }

    WorkspaceRef ref() {
        return new WorkspaceRef(SlackTeam.PLATFORM, workspace, enterprise);
    }

    boolean hasExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** Never the tokens, not even sealed. */
    @Override
    public String toString() {
        return "Installation[" + workspace + " " + state + "]";
    }
}
