package dev.trellis.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.database.RunningDatabase;
import dev.trellis.secrecy.EncryptionKey;
import dev.trellis.secrecy.Vault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changing the encryption key, as an operator does it. */
class KeyCommandsTest {
    @TempDir
    private Path data;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    @Test
    void aKeyOfTheOperatorsIsPrintedWithANewOneInIt() {
        EncryptionKey key = EncryptionKey.generate();
        String sealed = new Vault(key).seal("words", "test");

        assertThat(run(KeyCommands.ROTATE, Map.of("TRELLIS_ENCRYPTION_KEY", key.toJson())))
                .isZero();

        EncryptionKey printed = EncryptionKey.parse(text(said));
        assertThat(printed.keys()).isEqualTo(2);
        assertThat(text(said).strip()).doesNotContain("\n");
        assertThat(new Vault(printed).open(sealed, "test")).isEqualTo("words");
        assertThat(new Vault(printed.withoutOldKeys()).seal("words", "test")).isNotEqualTo(sealed);
    }

    @Test
    void withoutAKeyThereIsNothingToChange() {
        for (String command : List.of(KeyCommands.ROTATE, KeyCommands.RESEAL, KeyCommands.FORGET)) {
            assertThat(run(command, Map.of("TRELLIS_DATA_DIR", data.toString())))
                    .isEqualTo(Trellis.EXIT_SETTINGS);
            assertThat(run(command, Map.of("TRELLIS_DATABASE_URL", "jdbc:mysql://127.0.0.1:1/t")))
                    .isEqualTo(Trellis.EXIT_SETTINGS);
        }
        assertThat(text(complained)).contains("There is no encryption key", "TRELLIS_ENCRYPTION_KEY is not set");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void aDatabaseThatIsNotThereIsASentence() {
        assertThat(run(
                        KeyCommands.RESEAL,
                        Map.of(
                                "TRELLIS_ENCRYPTION_KEY",
                                        EncryptionKey.generate().toJson(),
                                "TRELLIS_DATABASE_URL", "jdbc:mysql://127.0.0.1:1/t",
                                "TRELLIS_DATABASE_USERNAME", "t")))
                .isEqualTo(Trellis.EXIT_FAILED);
        assertThat(text(complained)).startsWith("The database failed (");
    }

    @Test
    @Tag("database")
    void theKeyOfAnEmbeddedDatabaseIsChangedInItsFile() throws Exception {
        Map<String, String> settings = Map.of("TRELLIS_DATA_DIR", data.toString());
        try (TrellisService service = start()) {
            write(new Vault(EncryptionKey.parse(keyset())).seal("an answer", "processed_event.answer"));
            String before = keyset();
            assertThat(run(KeyCommands.ROTATE, settings)).isEqualTo(Trellis.EXIT_FAILED);
            assertThat(text(complained)).contains("is in use by another Trellis");
            assertThat(keyset()).isEqualTo(before);
            assertThat(service.port()).isPositive();
        }

        assertThat(run(KeyCommands.ROTATE, settings)).isZero();
        assertThat(EncryptionKey.parse(keyset()).keys()).isEqualTo(2);
        assertThat(run(KeyCommands.FORGET, settings)).isEqualTo(Trellis.EXIT_FAILED);
        assertThat(text(complained)).contains("1 in processed_event.answer", "First: reseal");
        assertThat(EncryptionKey.parse(keyset()).keys()).isEqualTo(2);

        try (TrellisService service = start()) {
            assertThat(run(KeyCommands.RESEAL, settings)).isZero();
            assertThat(text(said)).contains("processed_event.answer: 1 sealed", "Everything is sealed");
            assertThat(new Vault(EncryptionKey.parse(keyset()).withoutOldKeys()).open(read(), "processed_event.answer"))
                    .isEqualTo("an answer");
            assertThat(service.port()).isPositive();
        }

        assertThat(run(KeyCommands.FORGET, settings)).isZero();
        assertThat(EncryptionKey.parse(keyset()).keys()).isEqualTo(1);
        assertThat(data)
                .isDirectoryNotContaining(path -> path.getFileName().toString().startsWith("encryption-key.json."));
    }

    private TrellisService start() {
        return Trellis.start(Map.of("micronaut.server.port", -1, "trellis.data-dir", data.toString()));
    }

    private String keyset() throws IOException {
        return Files.readString(data.resolve("encryption-key.json"));
    }

    private void write(String answer) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into processed_event (event_key, organization_id, answer, received_at) values ('one', 1, '"
                            + answer + "', utc_timestamp())");
        }
    }

    private String read() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery("select answer from processed_event")) {
            results.next();
            return results.getString(1);
        }
    }

    private Connection connect() throws SQLException {
        RunningDatabase running =
                RunningDatabase.in(data.resolve("database"), "trellis").orElseThrow();
        return DriverManager.getConnection(running.url(), running.username(), running.password());
    }

    private int run(String command, Map<String, String> environment) {
        return new Commands(
                        Settings.ofEnvironment(new HashMap<>(environment)),
                        new PrintStream(said, true, StandardCharsets.UTF_8),
                        new PrintStream(complained, true, StandardCharsets.UTF_8))
                .run(List.of(command));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
