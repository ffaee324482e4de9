package dev.trellis.slack.install;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.organization.Tenancy;
import dev.trellis.slack.SlackSettings;
import dev.trellis.slack.install.Installation.Origin;
import dev.trellis.slack.install.Installation.State;
import dev.trellis.slack.outbound.WebApi;
import dev.trellis.slack.outbound.WebApiResult;
import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one bot token of the configuration. Which workspace it is for, Slack says once, in answer to {@code auth.test}; the database keeps
 * it, so that a restart while Slack is down still serves. Until it is known nobody is let in.
 */
@Singleton
@Requires(bean = SlackSettings.class)
@Requires(property = "trellis.slack.bot-token")
class ConfiguredToken {
    private static final Logger log = LoggerFactory.getLogger(ConfiguredToken.class);
    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final long ASK_AGAIN = Duration.ofSeconds(5).toNanos();
    private static final long ASK_AGAIN_AFTER_NO = Duration.ofMinutes(1).toNanos();

    private final WebApi api;
    private final TransactionOperations<Connection> transactions;
    private final Installations installations;
    private final Tenancy tenancy;
    private final String token;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Learnt last = new Learnt.NotYet("Slack was not asked yet");
    private long notBefore = System.nanoTime();

    ConfiguredToken(
            SlackSettings settings,
            WebApi api,
            TransactionOperations<Connection> transactions,
            Installations installations,
            Tenancy tenancy) {
        this.api = api;
        this.transactions = transactions;
        this.installations = installations;
        this.tenancy = tenancy;
        this.token = Objects.requireNonNull(settings.botToken());
    }

    String token() {
        return token;
    }

    /**
     * From memory, else from the database, else from Slack, who is not asked again and again. One thread asks for all, and an ack does not
     * wait for it too long.
     */
    Learnt learn() {
        if (!(last instanceof Learnt.Of)) {
            lookAgain();
        }
        return last;
    }

    /** Looks again whether the token's installation stands: it may have ended, and may have come back. */
    void lookAgain() {
        try {
            if (!asking.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            Learnt stored = stored();
            if (stored != null) {
                last = stored;
            } else if (System.nanoTime() - notBefore >= 0) {
                last = ask();
            }
        } finally {
            asking.unlock();
        }
    }

    private @Nullable Learnt stored() {
        return transactions
                .executeRead(status -> installations.learntFrom(token))
                .map(one -> new Learnt.Of(one.workspace()))
                .orElse(null);
    }

    private Learnt ask() {
        WebApiResult result = api.call("auth.test", token, Map.of());
        Learnt learnt = switch (result) {
            case WebApiResult.Ok(JsonNode body) ->
                Grant.ofToken(body, token)
                        .map(this::keep)
                        .orElseGet(() -> new Learnt.NotYet("Slack does not say which workspace the token is for"));
            case WebApiResult.Refused(String error) -> {
                log.error("Slack refuses the bot token of TRELLIS_SLACK_BOT_TOKEN: {}", error);
                yield new Learnt.Refused(error);
            }
            default -> {
                log.warn("Slack cannot say yet which workspace the bot token is for: {}", result.brief());
                yield new Learnt.NotYet("Slack cannot be asked: " + result.brief());
            }
        };
        notBefore = System.nanoTime() + (learnt instanceof Learnt.Refused ? ASK_AGAIN_AFTER_NO : ASK_AGAIN);
        return learnt;
    }

    private Learnt keep(Grant grant) {
        transactions.executeWrite(status -> {
            long belongs = tenancy.organizationOf(grant.ref(), grant.team().enterprise())
                    .id();
            long organization = tenancy.installed(grant.ref(), belongs).organizationId();
            installations.store(grant, Origin.TOKEN, State.SERVED, organization);
            return Optional.empty();
        });
        log.info("The Slack bot token is for workspace {}", grant.ref().id());
        return new Learnt.Of(grant.ref().id());
    }

    /** What is known of the token. */
    sealed interface Learnt {
        record Of(String workspace) implements Learnt {}

        record Refused(String why) implements Learnt {}

        record NotYet(String why) implements Learnt {}
    }
}
