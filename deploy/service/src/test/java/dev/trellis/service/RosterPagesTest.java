package dev.trellis.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.planning.Sweep;
import dev.trellis.secrecy.EncryptionKey;
import dev.trellis.testkit.TestDatabase;
import dev.trellis.testkit.WithDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** I4: the page on which an admin brings a file of people. */
@WithDatabase
class RosterPagesTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String KEY = "a-key-of-the-right-length-as-far-as-anybody-can-see";
    private static final String FILE = "person,role\nMara Mint,mentor\nNobody Known,mentee\n";

    private final TestDatabase database;

    RosterPagesTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void somebodyAsked() throws Exception {
        database.execute(
                "insert ignore into organization (id, name, created_at) values (7, 'Seven', now()), (8, 'Eight', now())",
                "insert ignore into person (id, organization_id, display_name, working_days, created_at) values"
                        + " (70, 7, 'Olivia Oak', 'MONDAY', now()), (73, 7, 'Mara Mint', 'MONDAY', now()),"
                        + " (80, 8, 'Eve Elm', 'MONDAY', now())",
                "insert ignore into workspace (id, organization_id, platform, external_id, installed_at) values"
                        + " (71, 7, 'slack', 'T7', now()), (81, 8, 'slack', 'T8', now())",
                "delete from enrolment",
                "insert ignore into role_grant (organization_id, person_id, role, granted_at) values (7, 70, 'ADMIN', now())",
                "insert ignore into program (id, organization_id, name, purpose, time_zone, check_in_cadence, digest_day, digest_at,"
                        + " created_by, created_at) values (72, 7, 'Peers', '', 'UTC', 'weekly', 'MONDAY', 540, 70, now())",
                "delete from roster_row",
                "delete from roster_import");
        offer("2030-01-01 00:00:00");
    }

    @Test
    void lookingUsesNothingUpAndOneFileDoes() throws Exception {
        try (TrellisService service = Trellis.start(settings())) {
            for (int look = 0; look < 2; look++) {
                HttpResponse<String> page = get(service, KEY);
                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(page.body())
                        .contains("People for Peers", "multipart/form-data", "enrol them at once", "/example")
                        .doesNotContain("<script");
                assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                        .contains("default-src 'none'", "form-action 'self'");
                assertThat(page.headers().firstValue("cache-control")).contains("no-store");
                assertThat(page.headers().firstValue("referrer-policy")).contains("same-origin");
            }
            assertThat(get(service, KEY + "/example").body()).contains("person,role,cohort");

            HttpResponse<String> brought = form(service, FILE);
            assertThat(brought.statusCode()).isEqualTo(200);
            assertThat(brought.body()).contains("I am working on your file: 0 of 2 lines");
            assertThat(form(service, FILE).statusCode()).isEqualTo(404);

            HttpResponse<String> done = whenDone(service);
            assertThat(done.body()).contains("New: 1.", "Not taken: 1.");
            assertThat(number("select count(*) from enrolment where organization_id = 7"))
                    .isEqualTo(1);
            assertThat(number("select count(*) from roster_import where file like '%Mara%'"))
                    .isZero();
        }
    }

    @Test
    void aFileThatIsNoneLeavesThePageOpen() throws Exception {
        try (TrellisService service = Trellis.start(settings())) {
            HttpResponse<String> refused = form(service, "PK\u0003\u0004\u0000");
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("This is no CSV file", "<form");
            assertThat(raw(service, "person\nmara\n", "text/csv").body()).contains("find a column &ldquo;role&rdquo;");
            assertThat(raw(service, FILE, "text/csv").body()).contains("I am working on your file");
        }
    }

    @Test
    void whatIsTooLargeIsRefusedAndNowhereElseIsMoreLetIn() throws Exception {
        try (TrellisService service = Trellis.start(settings())) {
            assertThat(raw(service, "x".repeat((5 << 20) + (65 << 10)), "text/csv")
                            .statusCode())
                    .isEqualTo(413);
            assertThat(raw(service, "person,role\n" + "x,mentor\n".repeat(585_000), "text/csv")
                            .body())
                    .contains("megabytes");
            String line = "Somebody Unknown,mentor\n";
            assertThat(raw(service, "person,role\n" + line.repeat(15_000), "text/csv")
                            .body())
                    .contains("0 of 15,000 lines");
            HttpResponse<String> elsewhere = HTTP.send(
                    HttpRequest.newBuilder(address(service, "/privacy/copy/" + KEY))
                            .header("Content-Type", "text/csv")
                            .POST(BodyPublishers.ofString("x".repeat(20_000)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(elsewhere.statusCode()).isEqualTo(413);
        }
    }

    @Test
    void aLateKeyAndAGuessedOneOpenNothingAndTellNothing() throws Exception {
        offer("2020-01-01 00:00:00");
        try (TrellisService service = Trellis.start(settings())) {
            HttpResponse<String> late = form(service, FILE);
            HttpResponse<String> guessed = get(service, KEY.toUpperCase(java.util.Locale.ROOT));
            assertThat(late.statusCode()).isEqualTo(404);
            assertThat(late.body()).isEqualTo(guessed.body()).doesNotContain("Peers", KEY);
            assertThat(get(service, KEY + "/report").statusCode()).isEqualTo(404);
            assertThat(get(service, KEY + "/example").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void whoeverMayNotRunProgramsAnyMoreBringsNothing() throws Exception {
        database.execute("delete from role_grant where person_id = 70");
        try (TrellisService service = Trellis.start(settings())) {
            assertThat(form(service, FILE).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void peopleOfAnotherOrganizationAreUnknown() throws Exception {
        try (TrellisService service = Trellis.start(settings())) {
            raw(service, "person,role\nslack:T8:U0EIGHT01,mentor\nEve Elm,mentee\n", "text/csv");
            HttpResponse<String> done = whenDone(service);
            assertThat(done.body()).contains("Not taken: 2.");
            assertThat(number("select count(*) from person where organization_id = 8"))
                    .isEqualTo(1);
        }
    }

    /** The service's own scheduler may be at it as well. */
    private static HttpResponse<String> whenDone(TrellisService service) throws Exception {
        for (int look = 0; look < 5_000; look++) {
            service.context().getBeansOfType(Sweep.class).stream()
                    .filter(sweep -> sweep.name().equals("rosters"))
                    .forEach(Sweep::sweep);
            HttpResponse<String> page = get(service, KEY);
            if (page.body().contains("is done")) {
                return page;
            }
        }
        throw new AssertionError("the file is never done");
    }

    private void offer(String until) throws Exception {
        database.execute("delete from roster_import");
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(KEY.getBytes(StandardCharsets.UTF_8)));
        database.execute(
                "insert into roster_import (organization_id, program_id, asked_by, key_hash, state, expires_at, keep_until)"
                        + " values (7, 72, 70, '" + hash + "', 'OFFERED', '" + until + "', '" + until + "')");
    }

    private long number(String query) throws Exception {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                ResultSet results = statement.executeQuery(query)) {
            results.next();
            return results.getLong(1);
        }
    }

    private static URI address(TrellisService service, String path) {
        return URI.create("http://127.0.0.1:" + service.port() + path);
    }

    private static HttpResponse<String> get(TrellisService service, String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(address(service, "/roster/" + path))
                        .header("Accept-Language", "en")
                        .GET()
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** As a browser sends it. */
    private static HttpResponse<String> form(TrellisService service, String file) throws Exception {
        String body =
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"people.csv\"\r\nContent-Type: text/csv\r\n\r\n"
                        + file + "\r\n--b\r\nContent-Disposition: form-data; name=\"how\"\r\n\r\nat-once\r\n--b--\r\n";
        return send(service, body, "multipart/form-data; boundary=b");
    }

    private static HttpResponse<String> raw(TrellisService service, String file, String type) throws Exception {
        return send(service, file, type);
    }

    private static HttpResponse<String> send(TrellisService service, String body, String type) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(address(service, "/roster/" + KEY))
                        .header("Accept-Language", "en")
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
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
