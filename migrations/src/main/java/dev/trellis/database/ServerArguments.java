package dev.trellis.database;

import dev.trellis.database.EmbeddedSettings.Durability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command lines of the embedded server. */
final class ServerArguments {
    /** MySQL's own default, so that what passes here passes there. */
    private static final String SQL_MODE = "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
            + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION";

    private ServerArguments() {}

    /** Makes the server's own tables in an empty data folder from what it reads on its input, and ends. */
    static List<String> bootstrap(ServerPackage programs, Path data) {
        List<String> command = common(programs, data);
        command.add("--bootstrap");
        command.add("--innodb-flush-log-at-trx-commit=0");
        command.add("--max-allowed-packet=8M");
        command.add("--net-buffer-length=16K");
        return command;
    }

    static List<String> serve(ServerPackage programs, EmbeddedSettings settings, int port) {
        boolean durable = settings.durability() == Durability.EVERY_COMMIT;
        List<String> command = common(programs, settings.data());
        command.add("--bind-address=127.0.0.1");
        command.add("--port=" + port);
        // Relative to the data folder: the full path could be longer than a socket's name may be.
        command.add("--socket=mariadb.sock");
        command.add("--pid-file=" + settings.processFile());
        command.add("--init-file=" + settings.userScript());
        command.add("--skip-name-resolve");
        command.add("--skip-ssl");
        command.add("--local-infile=0");
        command.add("--character-set-server=utf8mb4");
        command.add("--collation-server=utf8mb4_unicode_ci");
        command.add("--transaction-isolation=READ-COMMITTED");
        command.add("--default-time-zone=+00:00");
        command.add("--sql-mode=" + SQL_MODE);
        command.add("--max-connections=200");
        command.add("--max-allowed-packet=64M");
        command.add("--innodb-flush-log-at-trx-commit=" + (durable ? 1 : 0));
        if (!durable) {
            command.add("--innodb-doublewrite=OFF");
            command.add("--innodb-stats-persistent=OFF");
            command.add("--innodb-flush-method=nosync");
            command.add("--innodb-file-per-table=OFF");
            command.add("--sync-frm=OFF");
            command.add("--debug-no-sync");
        }
        return command;
    }

    private static List<String> common(ServerPackage programs, Path data) {
        List<String> command = new ArrayList<>();
        command.add(programs.server().toString());
        command.add("--no-defaults");
        command.add("--basedir=" + programs.root());
        command.add("--datadir=" + data);
        command.add("--tmpdir=" + temporary(data));
        command.add("--lc-messages-dir=" + programs.share());
        command.add("--character-sets-dir=" + programs.share().resolve("charsets"));
        command.add("--skip-log-bin");
        command.add("--innodb-buffer-pool-size=64M");
        command.add("--innodb-log-file-size=32M");
        command.add("--table-open-cache=400");
        if (runByRoot(data)) {
            command.add("--user=root");
        }
        return command;
    }

    /** Of this server alone: a server that starts clears leftovers out of its temporary folder, also those of its neighbours. */
    private static Path temporary(Path data) {
        try {
            return Files.createDirectories(data.resolveSibling(data.getFileName() + "-tmp"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server refuses to run as root unless told so. The owner of a file just made tells who we are. */
    private static boolean runByRoot(Path data) {
        try {
            Path probe = Files.createTempFile(data, "who", ".tmp");
            try {
                return Integer.valueOf(0).equals(Files.getAttribute(probe, "unix:uid"));
            } finally {
                Files.delete(probe);
            }
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }
}
