package dev.trellis.service;

import dev.trellis.database.DatabaseUnusableException;
import dev.trellis.secrecy.EncryptionKey;
import dev.trellis.secrecy.Resealing;
import dev.trellis.secrecy.SealedColumns.SealedColumn;
import dev.trellis.secrecy.Vault;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Changing the encryption key, in three commands that may each be run again: a new key beside the old ones, everything sealed with it,
 * and the old ones taken away. A key of the operator's is printed for them to set; that of an embedded database stands in its file, which
 * is written while nobody else uses the data folder.
 */
final class KeyCommands {
    static final String ROTATE = "rotate-encryption-key";
    static final String RESEAL = "reseal";
    static final String FORGET = "forget-old-encryption-keys";

    private final Settings settings;
    private final PrintStream out;
    private final PrintStream complaints;

    KeyCommands(Settings settings, PrintStream out, PrintStream complaints) {
        this.settings = settings;
        this.out = out;
        this.complaints = complaints;
    }

    /**
     * @return the exit code
     */
    int run(String command) {
        try {
            return switch (command) {
                case ROTATE -> rotate();
                case RESEAL -> reseal();
                case FORGET -> forget();
                default -> throw new IllegalArgumentException(command);
            };
        } catch (DatabaseUnusableException | UncheckedIOException unusable) {
            complaints.println(unusable.getMessage());
            return Trellis.EXIT_FAILED;
        } catch (SQLException e) {
            // The state only: a message may quote what stands in a row.
            complaints.println("The database failed (" + e.getSQLState() + ", " + e.getErrorCode()
                    + "). What was done so far stays; run it again.");
            return Trellis.EXIT_FAILED;
        }
    }

    private int rotate() {
        if (settings.has(Setting.ENCRYPTION_KEY)) {
            return configured() ? print(key().rotated()) : Trellis.EXIT_SETTINGS;
        }
        if (lacksKey()) {
            return Trellis.EXIT_SETTINGS;
        }
        // Held while the file changes: a service that runs would go on with the key it has read.
        try (Database ignored = Database.connect(settings)) {
            KeyFile.replace(folder(), key().rotated());
            out.println("A new key is in " + KeyFile.in(folder()) + ", beside the old ones. Next: " + RESEAL + ".");
        }
        return 0;
    }

    private int reseal() throws SQLException {
        if (lacksKey() || !configured()) {
            return Trellis.EXIT_SETTINGS;
        }
        try (Database database = Database.connectBeside(settings);
                Connection connection = database.connection()) {
            Resealing resealing = new Resealing(connection, new Vault(key()));
            resealing.run(progress -> out.println(progress.column().name() + ": " + progress.sealed() + " sealed"
                    + some(progress.changed(), "changed in the meantime")
                    + some(progress.unreadable(), "cannot be opened with any of these keys")));
            return left(resealing) ? Trellis.EXIT_FAILED : done();
        }
    }

    private int forget() throws SQLException {
        if (lacksKey() || !configured()) {
            return Trellis.EXIT_SETTINGS;
        }
        boolean file = !settings.has(Setting.ENCRYPTION_KEY);
        try (Database database = file ? Database.connect(settings) : Database.connectBeside(settings);
                Connection connection = database.connection()) {
            if (left(new Resealing(connection, new Vault(key())))) {
                complaints.println("The old keys are still needed. First: " + RESEAL + ".");
                return Trellis.EXIT_FAILED;
            }
            if (!file) {
                return print(key().withoutOldKeys());
            }
            KeyFile.replace(folder(), key().withoutOldKeys());
            out.println("Only the current key is left in " + KeyFile.in(folder()) + ".");
            return 0;
        }
    }

    /** Whether anything is not sealed with the current key; says what. */
    private boolean left(Resealing resealing) throws SQLException {
        Map<SealedColumn, Long> left = resealing.left();
        if (!left.isEmpty()) {
            complaints.println("Not sealed with the current key: "
                    + left.entrySet().stream()
                            .map(entry ->
                                    entry.getValue() + " in " + entry.getKey().name())
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        return !left.isEmpty();
    }

    private int done() {
        out.println("Everything is sealed with the current key.");
        return 0;
    }

    private int print(EncryptionKey key) {
        out.println(key.toJson());
        return 0;
    }

    /** A key that is set, or one that the data folder holds; never a new one, which would read nothing. */
    private boolean lacksKey() {
        boolean lacks = !settings.has(Setting.ENCRYPTION_KEY)
                && (settings.has(Setting.DATABASE_URL) || !KeyFile.isIn(folder()));
        if (lacks) {
            complaints.println(
                    settings.has(Setting.DATABASE_URL)
                            ? Setting.ENCRYPTION_KEY.variable() + " is not set."
                            : "There is no encryption key: " + Setting.ENCRYPTION_KEY.variable() + " is not set, and "
                                    + KeyFile.in(folder()) + " is not there.");
        }
        return lacks;
    }

    /** Says what is wrong with the settings that matter here. */
    private boolean configured() {
        List<String> mistakes = SettingsCheck.of(settings).mistakes().stream()
                .filter(mistake -> mistake.startsWith(Setting.ENCRYPTION_KEY.variable())
                        || mistake.startsWith(Setting.PREFIX + "DATABASE"))
                .toList();
        mistakes.forEach(complaints::println);
        return mistakes.isEmpty();
    }

    private EncryptionKey key() {
        return EncryptionKey.parse(settings.value(Setting.ENCRYPTION_KEY).orElseGet(() -> KeyFile.keyset(folder())));
    }

    private Path folder() {
        return Database.dataFolder(settings);
    }

    private static String some(int count, String what) {
        return count == 0 ? "" : ", " + count + " " + what;
    }
}
