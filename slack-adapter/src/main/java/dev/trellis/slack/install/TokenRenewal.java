package dev.trellis.slack.install;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.admission.Admissions;
import dev.trellis.slack.SlackSettings;
import dev.trellis.slack.identity.SlackTokens.Lookup;
import dev.trellis.slack.install.Installation.State;
import dev.trellis.slack.outbound.WebApiResult;
import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews tokens that expire (Slack's token rotation: twelve hours, and a refresh token that dies on use).
 *
 * <p>The row is locked over the call to Slack, on purpose: a refresh token that two nodes used at once would leave one of them with tokens
 * that are worth nothing, and which one is chance. The call ends within the settings' read time-out, far below the database's own limit
 * for a lock. Whoever waited for the lock finds the new token and calls nobody.
 *
 * <p>Both new tokens are committed before the new one is used. If the process dies after Slack's answer and before that, or Slack's answer
 * is lost, the refresh token that is stored is dead, for Slack documents no grace. The bot token that is stored goes on until it expires,
 * and because renewal begins two hours before that, the owners are told in time that the app must be installed there once more.
 */
@Singleton
@Requires(bean = SlackSettings.class)
class TokenRenewal {
    private static final Logger log = LoggerFactory.getLogger(TokenRenewal.class);
    private static final Duration SOON = Duration.ofMinutes(1);
    /** Our client id or secret is refused: an operator has to act, and until then asking often helps nobody. */
    private static final Duration MISCONFIGURED = Duration.ofMinutes(10);

    private final TransactionOperations<Connection> transactions;
    private final Installations installations;
    private final InstallationCache cache;
    private final Optional<SlackOAuth> oauth;
    private final Admissions admissions;
    private final Clock clock;

    TokenRenewal(
            TransactionOperations<Connection> transactions,
            Installations installations,
            InstallationCache cache,
            Optional<SlackOAuth> oauth,
            Admissions admissions,
            Clock clock) {
        this.transactions = transactions;
        this.installations = installations;
        this.cache = cache;
        this.oauth = oauth;
        this.admissions = admissions;
        this.clock = clock;
    }

    /**
     * The workspace's token, renewed if it is time, or if Slack has refused the one that is stored.
     *
     * @param refused what Slack refused; empty when it did not
     */
    Lookup renew(String workspace, String refused) {
        try {
            return transactions.executeWrite(status -> installations
                    .lock(workspace)
                    .filter(one -> one.state() == State.SERVED)
                    .map(one -> renew(one, refused))
                    .orElseGet(() -> new Lookup.None("no longer installed")));
        } finally {
            cache.drop(workspace);
        }
    }

    private Lookup renew(Installation one, String refused) {
        Instant now = clock.instant();
        Instant expires = one.expiresAt();
        String stored = installations.botToken(one).orElse("");
        boolean fresh = expires == null || expires.isAfter(now.plus(Installations.AHEAD));
        boolean another = !refused.isEmpty() && !stored.equals(refused);
        if (fresh && (refused.isEmpty() || another || expires == null)) {
            return new Lookup.Held(stored);
        }
        String refreshToken = installations.refreshToken(one).orElse(null);
        if (refreshToken == null || oauth.isEmpty()) {
            return asItIs(one, stored);
        }
        return switch (oauth.get().refresh(refreshToken)) {
            case WebApiResult.Ok(JsonNode body) ->
                Grant.Tokens.read(body, now)
                        .<Lookup>map(tokens -> {
                            installations.renewed(one, tokens);
                            return new Lookup.Held(tokens.bot());
                        })
                        .orElseGet(() -> later(one, stored, SOON, "an answer without a token"));
            case WebApiResult.Refused(String error)
            when error.equals("invalid_refresh_token") -> {
                log.error(
                        "The Slack workspace {} must be installed again: its refresh token is not accepted",
                        one.workspace());
                installations.cannotBeRenewed(one, error);
                admissions.needsReinstalling(one.ref(), one.name(), one.installedAt());
                yield asItIs(one, stored);
            }
            case WebApiResult.Refused(String error) -> later(one, stored, MISCONFIGURED, error);
            case WebApiResult.RateLimited(Duration delay) -> later(one, stored, delay, "rate limited");
            case WebApiResult.NotSent(String why) -> later(one, stored, SOON, why);
            // If Slack did renew it, the next attempt says that the refresh token is dead.
            case WebApiResult.InDoubt(String why) -> later(one, stored, SOON, why);
        };
    }

    private Lookup later(Installation one, String stored, Duration delay, String why) {
        log.warn("The token of Slack workspace {} could not be renewed: {}", one.workspace(), why);
        installations.later(one, delay);
        return asItIs(one, stored);
    }

    private Lookup asItIs(Installation one, String stored) {
        if (!one.hasExpired(clock.instant())) {
            return new Lookup.Held(stored);
        }
        return one.refreshToken() == null
                ? new Lookup.None("the token has expired: the app must be installed there once more")
                : new Lookup.Unsure("the token has expired and could not be renewed yet");
    }
}
