package dev.trellis.slack.install;

import dev.trellis.admission.Gatekeeper;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.slack.SlackSettings;
import dev.trellis.slack.identity.SlackTeam;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Notes what owners decide; the token of a workspace that was turned away is given back by {@link TokenSweep}. */
@Singleton
@Requires(bean = SlackSettings.class)
class SlackGatekeeper implements Gatekeeper {
    private final Installations installations;
    private final InstallationCache cache;

    SlackGatekeeper(Installations installations, InstallationCache cache) {
        this.installations = installations;
        this.cache = cache;
    }

    @Override
    public String platform() {
        return SlackTeam.PLATFORM;
    }

    @Override
    public void letIn(WorkspaceRef workspace) {
        installations.letIn(workspace.id());
        cache.drop(workspace.id());
    }

    @Override
    public void turnedAway(WorkspaceRef workspace) {
        installations.turnedAway(workspace.id());
        cache.drop(workspace.id());
    }
}
