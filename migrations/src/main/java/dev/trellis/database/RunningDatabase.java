package dev.trellis.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/** The way to the embedded server that another process runs, for work beside it by the folder's owner. */
public record RunningDatabase(String url, String username, String password) {
    /** Of this folder; empty when no server of it answers. */
    public static Optional<RunningDatabase> in(Path folder, String schema) {
        EmbeddedSettings settings = EmbeddedSettings.durable(folder);
        try {
            String port = Files.readString(settings.portFile(), StandardCharsets.UTF_8)
                    .strip();
            String password = Files.readString(settings.passwordFile(), StandardCharsets.UTF_8)
                    .strip();
            RunningDatabase running = new RunningDatabase(
                    DriverUrl.complete("jdbc:mysql://127.0.0.1:" + port + "/" + schema + "?sslMode=DISABLED"),
                    DataFolder.USER,
                    password);
            return running.answers() ? Optional.of(running) : Optional.empty();
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    private boolean answers() {
        try (Connection connection = DriverManager.getConnection(url, username, password)) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "RunningDatabase[" + url + "]";
    }
}
