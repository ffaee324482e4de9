package dev.trellis.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a schema to the state that this program needs.
 *
 * <p>Guarantees: several nodes may call {@link #migrate} at once, one works and the others wait; a schema that is newer than
 * the program, or that holds someone else's tables, is left alone; nothing is dropped.
 */
public final class Migrations {
    private static final Logger log = LoggerFactory.getLogger(Migrations.class);
    private static final String LOCATION = "classpath:db/migration";

    private final Connections connections;
    /** Made when it is needed: most starts find nothing to do, and see so without it. */
    private final Supplier<Flyway> maker;

    private @Nullable Flyway flyway;

    private Migrations(Connections connections, UnaryOperator<FluentConfiguration> source) {
        this.connections = connections;
        this.maker = () -> source.apply(Flyway.configure(Migrations.class.getClassLoader()))
                .loggers(FlywayLogs.class.getName())
                .locations(LOCATION)
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                // A node that waits for another's long migration waits for an hour (a try takes ten seconds).
                .lockRetryCount(360)
                .load();
    }

    /** Of the schema that the source's connections are in. */
    public static Migrations of(DataSource source) {
        return new Migrations(source::getConnection, flyway -> flyway.dataSource(source));
    }

    /** Of the schema in the URL, over own connections that are closed again. */
    public static Migrations of(String url, String username, String password) {
        String complete = DriverUrl.complete(url);
        return new Migrations(
                () -> DriverManager.getConnection(complete, username, password),
                flyway -> flyway.dataSource(complete, username, password));
    }

    private synchronized Flyway flyway() {
        Flyway made = flyway == null ? maker.get() : flyway;
        flyway = made;
        return made;
    }

    private boolean nothingToDo() {
        try (Connection connection = connections.open()) {
            refuseOthers(connection.getMetaData().getDatabaseProductVersion());
            return CurrentSchema.is(connection);
        } catch (SQLException e) {
            // Flyway says what is the matter.
            return false;
        }
    }

    /**
     * Applies what is pending.
     *
     * @return how many migrations were applied; 0 when there was nothing to do
     * @throws DatabaseUnusableException when an operator has to act: the database is newer, was changed by hand, a migration
     *     failed half-way, or it cannot be reached
     */
    public int migrate() {
        if (nothingToDo()) {
            return 0;
        }
        refuseNewer();
        try {
            int applied = flyway().migrate().migrationsExecuted;
            if (applied > 0) {
                log.info("The database is at version {} now ({} migrations applied)", version(), applied);
            }
            return applied;
        } catch (FlywayException e) {
            throw sentence(e);
        }
    }

    /**
     * What this program needs and the schema lacks, as versions with descriptions; empty when it is ready. Reads only, some
     * milliseconds: for the readiness check.
     */
    public List<String> pending() {
        if (nothingToDo()) {
            return List.of();
        }
        return Arrays.stream(information())
                .filter(Migrations::lacking)
                .map(Migrations::named)
                .toList();
    }

    /** The version of the schema; "none" when it is empty. */
    public String version() {
        MigrationInfo current = currentInformation();
        return current == null ? "none" : named(current);
    }

    private @Nullable MigrationInfo currentInformation() {
        try {
            return flyway().info().current();
        } catch (FlywayException e) {
            throw sentence(e);
        }
    }

    private MigrationInfo[] information() {
        try {
            return flyway().info().all();
        } catch (FlywayException e) {
            throw sentence(e);
        }
    }

    private static boolean lacking(MigrationInfo migration) {
        MigrationState state = migration.getState();
        return !state.isApplied() || state.isFailed();
    }

    /**
     * TiDB takes {@code skip locked} and locks nothing (its issue 69720): two nodes would send the same message.
     *
     * @param version what the server says of itself when a connection is opened
     */
    static void refuseOthers(String version) {
        if (version.contains("TiDB")) {
            throw new DatabaseUnusableException(
                    "TRELLIS_DATABASE_URL leads to TiDB, which does not lock rows as MySQL does:"
                            + " messages would be sent twice. Give Trellis a MySQL 8.4 or later, or a MariaDB 11.4 or later.");
        }
    }

    private void refuseNewer() {
        List<String> newer = new ArrayList<>();
        for (MigrationInfo migration : information()) {
            MigrationState state = migration.getState();
            if (state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED) {
                newer.add(named(migration));
            }
        }
        if (!newer.isEmpty()) {
            throw new DatabaseUnusableException(
                    "The database is newer than this Trellis: a later release has changed it ("
                            + String.join(", ", newer)
                            + "). Start that release or a later one, or restore the backup from before the upgrade.");
        }
    }

    private static String named(MigrationInfo migration) {
        return (migration.getVersion() == null ? "" : migration.getVersion() + " ") + migration.getDescription();
    }

    private static DatabaseUnusableException sentence(FlywayException failure) {
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof FlywayValidateException && message.contains("failed migration")) {
            return new DatabaseUnusableException(
                    "An earlier migration of the database failed half-way. Restore the backup from before the upgrade, then"
                            + " start again. Details: " + firstLine(message),
                    failure);
        }
        if (failure instanceof FlywayValidateException) {
            return new DatabaseUnusableException(
                    "The database does not match this Trellis: a migration that it has run was changed since. Use the release"
                            + " that made it, or a later one. Details: " + message,
                    failure);
        }
        if (message.contains("non-empty schema")) {
            return new DatabaseUnusableException(
                    "The schema holds tables that are not Trellis's. Give Trellis an empty schema of its own in"
                            + " TRELLIS_DATABASE_URL.",
                    failure);
        }
        if (message.contains("Unable to obtain connection")) {
            return new DatabaseUnusableException(
                    "The database cannot be reached. Check TRELLIS_DATABASE_URL, _USERNAME and _PASSWORD, and that the server"
                            + " runs and lets this machine in. Details: " + rootMessage(failure),
                    failure);
        }
        return new DatabaseUnusableException("The database could not be migrated. Details: " + message, failure);
    }

    /** Where connections come from. */
    private interface Connections {
        Connection open() throws SQLException;
    }

    private static String firstLine(String message) {
        return message.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return firstLine(String.valueOf(root.getMessage()));
    }
}
