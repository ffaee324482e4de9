package dev.trellis.slack.install;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.trellis.slack.SlackSettings;
import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.Optional;

/**
 * Installations as this node saw them at most ten seconds ago, so that no tap waits for another query. What changes here is dropped here
 * at once; another node learns of it within those seconds, in which the engine turns away what comes from a removed workspace, and
 * Slack refuses a token that was taken back. Measured on the machine's own clock, which nobody steps.
 */
@Singleton
@Requires(bean = SlackSettings.class)
class InstallationCache {
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private final Cache<String, Optional<Installation>> cache = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(10_000)
            .build();
    private final TransactionOperations<Connection> transactions;
    private final Installations installations;

    InstallationCache(TransactionOperations<Connection> transactions, Installations installations) {
        this.transactions = transactions;
        this.installations = installations;
    }

    Optional<Installation> find(String workspace) {
        Optional<Installation> known = cache.getIfPresent(workspace);
        if (known != null) {
            return known;
        }
        // Not inside the cache's own loading: that would hold a lock over the query.
        Optional<Installation> read = transactions.executeRead(status -> installations.find(workspace));
        if (read.filter(one -> one.state() == Installation.State.WAITING).isEmpty()) {
            // One that waits is let in by a transaction that commits after this cache was told.
            cache.put(workspace, read);
        }
        return read;
    }

    void drop(String workspace) {
        cache.invalidate(workspace);
    }
}
