package dev.trellis.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.person.Person;
import dev.trellis.secrecy.EncryptionKey;
import dev.trellis.testkit.TestDatabase;
import dev.trellis.testkit.WithDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** I5: the page where people take a copy of their data. */
@WithDatabase
class PrivacyPagesTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String KEY = "a-key-of-the-right-length-as-far-as-anybody-can-see";

    private final TestDatabase database;

    PrivacyPagesTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void lookingTakesNothingAndTheButtonTakesTheCopyOnce() throws Exception {
        try (TrellisService service = Trellis.start(settings())) {
            offer("2030-01-01 00:00:00");
            for (int look = 0; look < 3; look++) {
                HttpResponse<byte[]> page = send(service, "GET");
                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(text(page)).contains("Take my copy").doesNotContain("<script", "Noor");
                assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                        .contains("default-src 'none'", "form-action 'self'");
                assertThat(page.headers().firstValue("cache-control")).contains("no-store");
                assertThat(page.headers().firstValue("referrer-policy")).contains("same-origin");
            }

            HttpResponse<byte[]> taken = send(service, "POST");

            assertThat(taken.statusCode()).isEqualTo(200);
            assertThat(taken.headers().firstValue("content-type")).contains("application/zip");
            assertThat(taken.headers().firstValue("content-disposition").orElse(""))
                    .contains("attachment", "trellis-my-data.zip");
            Map<String, String> files = unzipped(taken.body());
            assertThat(files.keySet()).containsExactly("my-data.html", "my-data.json");
            assertThat(files.get("my-data.json")).contains("\"Noor Nettle\"");
            assertThat(files.get("my-data.html")).contains("Noor Nettle");

            assertThat(send(service, "POST").statusCode()).isEqualTo(404);
            assertThat(text(send(service, "GET")))
                    .contains("used or is too old")
                    .doesNotContain("Take my copy");
        }
    }

    @Test
    void aLateKeyAndAGuessedOneOpenNothingAndTellNothing() throws Exception {
        try (TrellisService service = Trellis.start(settings())) {
            offer("2020-01-01 00:00:00");
            HttpResponse<byte[]> late = send(service, "POST");
            database.execute("delete from data_export");
            HttpResponse<byte[]> guessed = send(service, "POST");

            assertThat(late.statusCode()).isEqualTo(404);
            assertThat(text(late)).isEqualTo(text(guessed)).doesNotContain(KEY);
        }
    }

    private void offer(String until) throws Exception {
        database.execute("insert ignore into organization (id, name, created_at) values (7, 'Seven', now())");
        Person noor = Person.met(7, "Noor Nettle", Instant.parse("2026-11-19T14:00:00Z"));
        database.execute(
                "insert ignore into person (id, organization_id, display_name, working_days, created_at) values (70, 7, '"
                        + noor.displayName() + "', '" + noor.workingDays() + "', now())");
        database.execute("delete from data_export");
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(KEY.getBytes(StandardCharsets.UTF_8)));
        database.execute("insert into data_export (organization_id, person_id, key_hash, expires_at) values (7, 70, '"
                + hash + "', '" + until + "')");
    }

    private static HttpResponse<byte[]> send(TrellisService service, String method)
            throws IOException, InterruptedException {
        URI page = URI.create("http://127.0.0.1:" + service.port() + "/privacy/copy/" + KEY);
        HttpRequest.Builder request = HttpRequest.newBuilder(page).header("Accept-Language", "en");
        return HTTP.send(
                method.equals("GET")
                        ? request.GET().build()
                        // As a browser sends an empty form.
                        : request.header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.noBody())
                                .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static Map<String, String> unzipped(byte[] zip) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                files.put(entry.getName(), new String(entries.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("trellis.database.url", database.url());
        settings.put("trellis.database.username", database.username());
        settings.put("trellis.database.password", database.password());
        settings.put("trellis.encryption-key", EncryptionKey.generate().toJson());
        settings.put("micronaut.server.port", -1);
        return settings;
    }
}
