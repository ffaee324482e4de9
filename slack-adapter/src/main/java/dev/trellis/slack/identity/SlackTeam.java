package dev.trellis.slack.identity;

import dev.trellis.platform.ChatIdentity;
import dev.trellis.platform.WorkspaceRef;
import org.jspecify.annotations.Nullable;

/**
 * Where the app is installed, as a payload tells it. An installation in one workspace is known by its team; one for a whole Enterprise
 * organization arrives with {@code is_enterprise_install} and with or without a team, so it is known by its enterprise, always: the
 * same person must not become two.
 */
public record SlackTeam(
        @Nullable String enterprise, @Nullable String team, boolean enterpriseInstall) {
    /** The platform's name, as stored with identities. */
    public static final String PLATFORM = "slack";

    /**
     * @throws IllegalArgumentException when the payload names neither
     */
    public String id() {
        if (enterpriseInstall && enterprise != null && !enterprise.isBlank()) {
            return enterprise;
        }
        if (team != null && !team.isBlank()) {
            return team;
        }
        if (enterprise != null && !enterprise.isBlank()) {
            return enterprise;
        }
        throw new IllegalArgumentException("neither a team nor an enterprise");
    }

    /** The address is the enterprise, where there is one: an installation for the organization also serves its workspaces. */
    public WorkspaceRef workspace() {
        return new WorkspaceRef(PLATFORM, id(), enterprise == null || enterprise.isBlank() ? null : enterprise);
    }

    public ChatIdentity person(String user) {
        return new ChatIdentity(PLATFORM, id(), user);
    }
}
