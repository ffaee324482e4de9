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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** D7: the page where people take their plan. */
@WithDatabase
class PlanPagesTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String KEY = "a-key-of-a-plan-of-the-right-length-as-far-as-one-can-see";

    private final TestDatabase database;

    PlanPagesTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void thePlanIsTakenOnceAsPdfAndAsMarkdown() throws Exception {
        try (TrellisService service = Trellis.start(settings())) {
            offer("PLAN", "2030-01-01 00:00:00");
            HttpResponse<byte[]> page = send(service, "GET");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(text(page))
                    .contains("Your development plan", "Download my plan")
                    .doesNotContain("<script", "Noor", "moderate");
            assertThat(page.headers().firstValue("cache-control")).contains("no-store");

            HttpResponse<byte[]> taken = send(service, "POST");
            assertThat(taken.statusCode()).isEqualTo(200);
            assertThat(taken.headers().firstValue("content-disposition").orElse(""))
                    .contains("attachment", "trellis-plan.zip");
            Map<String, byte[]> files = unzipped(taken.body());
            assertThat(files.keySet()).containsExactly("plan.pdf", "plan.md");
            assertThat(new String(Objects.requireNonNull(files.get("plan.md")), StandardCharsets.UTF_8))
                    .contains("# Development plan of Noor Nettle", "### To moderate our meeting – well");
            try (PDDocument pdf = Loader.loadPDF(Objects.requireNonNull(files.get("plan.pdf")))) {
                assertThat(new PDFTextStripper().getText(pdf))
                        .contains("Development plan of Noor Nettle", "To moderate our meeting – well");
            }

            assertThat(send(service, "POST").statusCode()).isEqualTo(404);
            assertThat(text(send(service, "GET")))
                    .contains("used or is too old")
                    .doesNotContain("Download my plan");
        }
    }

    @Test
    void aKeyThatIsTooOldOrOfAKindThatNobodyKnowsOpensNothing() throws Exception {
        try (TrellisService service = Trellis.start(settings())) {
            offer("PLAN", "2020-01-01 00:00:00");
            assertThat(send(service, "POST").statusCode()).isEqualTo(404);
            offer("SOMETHING", "2030-01-01 00:00:00");
            assertThat(send(service, "GET").statusCode()).isEqualTo(404);
            assertThat(send(service, "POST").statusCode()).isEqualTo(404);
        }
    }

    private void offer(String kind, String until) throws Exception {
        database.execute("insert ignore into organization (id, name, created_at) values (8, 'Eight', now())");
        Person noor = Person.met(8, "Noor Nettle", Instant.parse("2026-11-19T14:00:00Z"));
        database.execute(
                "insert ignore into person (id, organization_id, display_name, working_days, created_at) values (80, 8, '"
                        + noor.displayName() + "', '" + noor.workingDays() + "', now())",
                "insert ignore into goal (id, organization_id, owner_id, side, title, state, created_at, touched_at)"
                        + " values (80, 8, 80, 'MENTEE', 'To moderate our meeting – well', 'OPEN', now(), now())",
                "delete from data_export");
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(KEY.getBytes(StandardCharsets.UTF_8)));
        database.execute(
                "insert into data_export (organization_id, person_id, kind, key_hash, expires_at) values (8, 80, '"
                        + kind + "', '" + hash + "', '" + until + "')");
    }

    private static HttpResponse<byte[]> send(TrellisService service, String method)
            throws IOException, InterruptedException {
        URI page = URI.create("http://127.0.0.1:" + service.port() + "/privacy/copy/" + KEY);
        HttpRequest.Builder request = HttpRequest.newBuilder(page).header("Accept-Language", "en");
        return HTTP.send(
                method.equals("GET")
                        ? request.GET().build()
                        : request.header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.noBody())
                                .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                files.put(entry.getName(), entries.readAllBytes());
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
