package dev.trellis.slack.install;

import dev.trellis.platform.WorkspaceRef;
import dev.trellis.slack.SlackSettings;
import dev.trellis.slack.identity.SlackTokens;
import dev.trellis.slack.install.Installation.Origin;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** The tokens of the installations: of those that came through the web page, or of the one that the configuration holds a token for. */
@Singleton
@Requires(bean = SlackSettings.class)
class InstalledTokens implements SlackTokens {
    private final InstallationCache cache;
    private final Installations installations;
    private final TokenRenewal renewal;
    private final Optional<ConfiguredToken> configured;
    private final Clock clock;

    InstalledTokens(
            InstallationCache cache,
            Installations installations,
            TokenRenewal renewal,
            Optional<ConfiguredToken> configured,
            Clock clock) {
        this.cache = cache;
        this.installations = installations;
        this.renewal = renewal;
        this.configured = configured;
        this.clock = clock;
    }

    @Override
    public Lookup tokenFor(WorkspaceRef workspace) {
        Optional<Installation> found = cache.find(workspace.id());
        return configured
                .map(token -> ofConfiguration(token, workspace.id(), found))
                .orElseGet(() -> installed(found));
    }

    @Override
    public Lookup tokenInsteadOf(WorkspaceRef workspace, String refused) {
        cache.drop(workspace.id());
        Lookup lookup = tokenFor(workspace);
        boolean same = lookup instanceof Lookup.Held(String token) && token.equals(refused);
        // Slack knows better when a token has ended than the clock here does.
        return same && configured.isEmpty() ? renewal.renew(workspace.id(), refused) : lookup;
    }

    @Override
    public Optional<String> installation(WorkspaceRef workspace) {
        return cache.find(workspace.id()).map(one -> one.workspace() + " since " + one.installedAt());
    }

    private Lookup installed(Optional<Installation> found) {
        Installation one = found.filter(installation -> installation.origin() == Origin.OAUTH)
                .orElse(null);
        if (one == null) {
            return new Lookup.None("not installed");
        }
        return switch (one.state()) {
            case WAITING -> new Lookup.Waiting();
            case REVOKING -> new Lookup.None("turned away");
            case ENDED -> new Lookup.None("no longer installed");
            case SERVED ->
                one.hasExpired(clock.instant())
                        ? renewal.renew(one.workspace(), "")
                        : installations
                                .botToken(one)
                                .<Lookup>map(Lookup.Held::new)
                                .orElseGet(() -> new Lookup.None("no longer installed"));
        };
    }

    private Lookup ofConfiguration(ConfiguredToken token, String workspace, Optional<Installation> found) {
        if (speaksFor(token, found)) {
            return new Lookup.Held(token.token());
        }
        return switch (token.learn()) {
            case ConfiguredToken.Learnt.Of(String home) -> {
                if (!home.equals(workspace)) {
                    yield new Lookup.None("the configured bot token is for another workspace");
                }
                cache.drop(workspace);
                yield speaksFor(token, cache.find(workspace))
                        ? new Lookup.Held(token.token())
                        : new Lookup.None("no longer installed");
            }
            case ConfiguredToken.Learnt.Refused(String why) ->
                new Lookup.None("Slack refuses the configured bot token: " + why);
            case ConfiguredToken.Learnt.NotYet(String why) -> new Lookup.Unsure(why);
        };
    }

    private boolean speaksFor(ConfiguredToken token, Optional<Installation> found) {
        return found.filter(one -> one.origin() == Origin.TOKEN && one.state() == Installation.State.SERVED)
                .flatMap(installations::botToken)
                .filter(token.token()::equals)
                .isPresent();
    }
}
