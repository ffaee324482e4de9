package dev.trellis.slack.install;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.trellis.slack.SlackSettings;
import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

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
    /** What somebody is asking the database for; the others who tap in the same moment wait for their answer. */
    private final Map<String, CompletableFuture<Optional<Installation>>> reading = new ConcurrentHashMap<>();

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
        CompletableFuture<Optional<Installation>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<Installation>> before = reading.putIfAbsent(workspace, mine);
        return before == null ? read(workspace, mine) : of(before);
    }

    /** Not inside the cache's own loading: that would hold a lock over the query. */
    private Optional<Installation> read(String workspace, CompletableFuture<Optional<Installation>> mine) {
        try {
            Optional<Installation> read = transactions.executeRead(status -> installations.find(workspace));
            // One that waits is let in by a transaction that commits after this cache was told; and what was changed
            // while it was read is read again.
            if (read.filter(one -> one.state() == Installation.State.WAITING).isEmpty()
                    && reading.get(workspace) == mine) {
                cache.put(workspace, read);
            }
            mine.complete(read);
            return read;
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            reading.remove(workspace, mine);
        }
    }

    private static Optional<Installation> of(CompletableFuture<Optional<Installation>> before) {
        try {
            return before.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException accident) {
                throw accident;
            }
            throw e;
        }
    }

    void drop(String workspace) {
        reading.remove(workspace);
        cache.invalidate(workspace);
    }
}
