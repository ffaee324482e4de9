package dev.trellis.slack.install;

import dev.trellis.Wordless;
import dev.trellis.planning.Sweep;
import dev.trellis.slack.SlackSettings;
import dev.trellis.slack.outbound.WebApiResult;
import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews the tokens that end soon, gives those of workspaces that were turned away back to Slack, and forgets unfinished installations. */
@Singleton
@Requires(bean = SlackSettings.class)
class TokenSweep implements Sweep {
    private static final Logger log = LoggerFactory.getLogger(TokenSweep.class);
    private static final int BATCH = 50;
    private static final Duration REVOKE_AGAIN = Duration.ofMinutes(5);

    private final TransactionOperations<Connection> transactions;
    private final Installations installations;
    private final TokenRenewal renewal;
    private final InstallStates states;
    private final Optional<SlackOAuth> oauth;
    private final Optional<ConfiguredToken> configured;

    TokenSweep(
            TransactionOperations<Connection> transactions,
            Installations installations,
            TokenRenewal renewal,
            InstallStates states,
            Optional<SlackOAuth> oauth,
            Optional<ConfiguredToken> configured) {
        this.transactions = transactions;
        this.installations = installations;
        this.renewal = renewal;
        this.states = states;
        this.oauth = oauth;
        this.configured = configured;
    }

    @Override
    public String name() {
        return "slack-tokens";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public int sweep() {
        configured.ifPresent(ConfiguredToken::lookAgain);
        if (oauth.isEmpty()) {
            return 0;
        }
        int forgotten = transactions.executeWrite(status -> states.forgetOld());
        // Read without locks: each is locked, and looked at again, when its turn comes.
        List<Installation> due = transactions.executeRead(status -> installations.due(BATCH));
        due.forEach(one -> settle(one, oauth.get()));
        return due.size() + forgotten;
    }

    /** One workspace that breaks does not keep the others from being renewed. */
    private void settle(Installation one, SlackOAuth slack) {
        try {
            if (one.state() == Installation.State.REVOKING) {
                revoke(one.workspace(), slack);
            } else {
                renewal.renew(one.workspace(), "");
            }
        } catch (RuntimeException e) {
            log.warn("The token of Slack workspace {} could not be looked after", one.workspace(), Wordless.of(e));
        }
    }

    private void revoke(String workspace, SlackOAuth slack) {
        transactions.executeWrite(status -> installations
                .lock(workspace)
                .filter(one -> one.state() == Installation.State.REVOKING)
                .map(one -> {
                    revoke(one, slack);
                    return one;
                }));
    }

    private void revoke(Installation one, SlackOAuth slack) {
        WebApiResult result =
                installations.botToken(one).map(slack::revoke).orElseGet(() -> new WebApiResult.Refused("no token"));
        switch (result) {
            case WebApiResult.Ok ignored -> installations.end(one.workspace(), "TURNED_AWAY");
            // An expired token is worth nothing; without its refresh token, which goes here, there will be no other.
            case WebApiResult.Refused(String error) -> {
                log.info(
                        "The token of Slack workspace {}, turned away, was refused already: {}",
                        one.workspace(),
                        error);
                installations.end(one.workspace(), "TURNED_AWAY");
            }
            default -> installations.later(one, REVOKE_AGAIN);
        }
    }
}
