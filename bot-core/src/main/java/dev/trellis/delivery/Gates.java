package dev.trellis.delivery;

import dev.trellis.Wordless;
import dev.trellis.platform.Pace;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gates of this node's lanes. */
@Singleton
class Gates {
    private static final Logger LOG = LoggerFactory.getLogger(Gates.class);

    private final Platforms platforms;
    private final Paces paces;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;
    private final Map<Lane, Optional<Gate>> gates = new ConcurrentHashMap<>();
    private final Map<Lane, Instant> closed = new ConcurrentHashMap<>();

    Gates(Platforms platforms, Paces paces, TransactionOperations<Connection> transactions, Clock clock) {
        this.platforms = platforms;
        this.paces = paces;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Absent where nothing is counted. */
    @Nullable
    Gate of(Lane lane, String platform) {
        return gates.computeIfAbsent(
                        lane, each -> platforms.pace(platform, each.callKind()).map((Pace pace) -> new Gate(pace)))
                .orElse(null);
    }

    /** Absent while it is open. */
    @Nullable
    Instant closedUntil(Lane lane) {
        Instant until = closed.get(lane);
        return until != null && until.isAfter(clock.instant()) ? until : null;
    }

    /** For this node at once, for the others with the next look that they take. */
    void close(Lane lane, Instant until) {
        closed.merge(lane, until, (one, other) -> one.isAfter(other) ? one : other);
        LOG.info(
                "{} in workspace {} wait until {}: the platform asks for it", lane.callKind(), lane.workspace(), until);
        try {
            transactions.executeWrite(status -> {
                paces.close(lane, until);
                return lane;
            });
        } catch (RuntimeException e) {
            LOG.warn("the other nodes could not be told that a platform wants to hear nothing", Wordless.of(e));
        }
    }
}
