package dev.trellis.slack.install;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.admission.Admissions;
import dev.trellis.slack.SlackSettings;
import dev.trellis.slack.install.Installation.Origin;
import dev.trellis.slack.install.Installation.State;
import dev.trellis.slack.outbound.WebApiResult;
import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the code that Slack sends a browser back with into an installation. */
@Singleton
@Requires(bean = SlackSettings.class)
@Requires(bean = SlackOAuth.class)
class Installing {
    private static final Logger log = LoggerFactory.getLogger(Installing.class);

    private final SlackOAuth oauth;
    private final Installations installations;
    private final InstallationCache cache;
    private final Admissions admissions;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    Installing(
            SlackOAuth oauth,
            Installations installations,
            InstallationCache cache,
            Admissions admissions,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.oauth = oauth;
        this.installations = installations;
        this.cache = cache;
        this.admissions = admissions;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param code works once, so a failure here is final: the person begins anew
     */
    InstallOutcome finish(String code) {
        WebApiResult result = oauth.exchange(code);
        if (!(result instanceof WebApiResult.Ok(JsonNode body))) {
            log.warn("An installation was not finished: {}", result.brief());
            return result instanceof WebApiResult.Refused(String error)
                    ? refused(error)
                    : InstallOutcome.SLACK_UNREACHABLE;
        }
        return Grant.ofOAuth(body, clock.instant()).map(this::keep).orElse(InstallOutcome.FAILED);
    }

    private static InstallOutcome refused(String error) {
        return switch (error) {
            case "invalid_code", "code_already_used" -> InstallOutcome.BEGIN_AGAIN;
            default -> InstallOutcome.FAILED;
        };
    }

    private InstallOutcome keep(Grant grant) {
        String workspace = grant.ref().id();
        Admissions.Decision decision = transactions.executeWrite(status -> {
            Admissions.Decision made =
                    admissions.ask(grant.ref(), grant.name(), grant.team().enterprise());
            switch (made) {
                case Admissions.Decision.Admitted(long organization) ->
                    installations.store(grant, Origin.OAUTH, State.SERVED, organization);
                case Admissions.Decision.Waiting(long organization) ->
                    installations.store(grant, Origin.OAUTH, State.WAITING, organization);
                case Admissions.Decision.NotNow ignored -> {}
            }
            return made;
        });
        cache.drop(workspace);
        log.info(
                "Slack workspace {} was installed by {}: {}",
                workspace,
                grant.installedBy(),
                decision.getClass().getSimpleName());
        return switch (decision) {
            case Admissions.Decision.Admitted ignored -> InstallOutcome.INSTALLED;
            case Admissions.Decision.Waiting ignored -> InstallOutcome.WAITING;
            case Admissions.Decision.NotNow ignored -> {
                // Nothing of it was stored, so nobody else can give it back.
                WebApiResult revoked = oauth.revoke(grant.tokens().bot());
                log.info("Too many workspaces ask; the token of {} was given back: {}", workspace, revoked.brief());
                yield InstallOutcome.NOT_NOW;
            }
        };
    }
}
