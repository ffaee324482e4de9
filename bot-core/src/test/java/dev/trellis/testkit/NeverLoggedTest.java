package dev.trellis.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search of the logs finds what is planted, and nothing else. */
class NeverLoggedTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "a token of Slack, calling with xoxb-12-ab",
        "a token of Slack, renewed to xoxe.xoxb-1-ab",
        "a token of Slack, opened with xapp-1-A",
        "a bearer token, Authorization: Bearer abcdefgh1234",
        "a token in three parts, got eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln",
        "a client secret, body client_secret=hush1234&scope=x",
        "a keyset, '{\"primaryKeyId\":1'",
        "a private key, -----BEGIN PRIVATE KEY-----",
        "a signature of Slack, v0=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "a code to link accounts, typed link 7KQM-4WXP now",
        "the key of a copy of somebody's data, GET /privacy/copy/AbCdEfGhIjKlMnOpQrStUvWxYz0123456789_-AbCdE"
    })
    void whatLooksLikeASecretIsFound(String what, String line) throws IOException {
        write("module/target/test-logs/log.txt", "fine\n" + line);

        assertThat(NeverLogged.search(folder).findings())
                .containsExactly(Path.of("module/target/test-logs/log.txt") + ":2 holds " + what);
    }

    @Test
    void whatATestToldIsFoundInTheLogsOfAnyModule() throws IOException {
        write("one/target/never-logged.txt", "words of a person|" + base64("It was hard to say") + "\n");
        write("two/target/surefire-reports/a.B-output.txt", "WARN row [It was hard to say]");
        write("two/target/surefire-reports/a.B.txt", "It was hard to say");

        assertThat(NeverLogged.search(folder).findings())
                .containsExactly(Path.of("two/target/surefire-reports/a.B-output.txt") + ":1 holds words of a person");
    }

    @Test
    void whatIsLoggedEveryDayIsNoSecret() throws IOException {
        write(
                "module/target/test-logs/log.txt",
                String.join(
                        "\n",
                        List.of(
                                "TRELLIS_SLACK_BOT_TOKEN is not a bot token: those start with xoxb- (OAuth)",
                                "accident 7f3a12bc-90ab on 2026-11-19T15:00:00Z",
                                "UTF-8 AES-256 READ-COMMITTED SKIP-LOCKED",
                                "a Bearer of news")));

        assertThat(NeverLogged.search(folder).findings()).isEmpty();
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
