package dev.trellis.slack.install;

import dev.trellis.admission.Admissions;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.slack.SlackSettings;
import dev.trellis.slack.install.Installation.State;
import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removals of what is stored. */
@Singleton
@Requires(bean = SlackSettings.class)
class StoredRemovals implements Removals {
    private static final Logger log = LoggerFactory.getLogger(StoredRemovals.class);

    private final TransactionOperations<Connection> transactions;
    private final Installations installations;
    private final InstallationCache cache;
    private final Admissions admissions;

    StoredRemovals(
            TransactionOperations<Connection> transactions,
            Installations installations,
            InstallationCache cache,
            Admissions admissions) {
        this.transactions = transactions;
        this.installations = installations;
        this.cache = cache;
        this.admissions = admissions;
    }

    /** Slack tells whole seconds. */
    @Override
    public boolean concern(WorkspaceRef workspace, Instant happened) {
        return find(workspace)
                .filter(one -> one.state() != State.ENDED)
                .filter(one -> happened.getEpochSecond() >= one.installedAt().getEpochSecond())
                .isPresent();
    }

    @Override
    public void end(WorkspaceRef workspace, String why) {
        transactions.executeWrite(status -> {
            installations.end(workspace.id(), why);
            admissions.withdrawn(workspace);
            return Optional.empty();
        });
        cache.drop(workspace.id());
        log.info("Trellis was taken out of Slack workspace {} ({})", workspace.id(), why);
    }

    private Optional<Installation> find(WorkspaceRef workspace) {
        return transactions.executeRead(status -> installations.find(workspace.id()));
    }
}
