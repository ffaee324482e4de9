package dev.trellis.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trellis.scheduler.RunningTime;
import dev.trellis.scheduler.SteppableClock;
import dev.trellis.scheduler.SteppedTime;
import dev.trellis.scheduler.Timekeeper;
import dev.trellis.secrecy.EncryptionKey;
import dev.trellis.testkit.TestDatabase;
import dev.trellis.testkit.WithDatabase;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@WithDatabase
class ServiceTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final TestDatabase database;

    ServiceTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void isReadyWithDatabaseMigrationsAndScheduler() throws Exception {
        try (TrellisService service = Trellis.start(settings())) {
            assertThat(get(service, "/health/readiness").statusCode()).isEqualTo(200);
            assertThat(get(service, "/health/liveness").statusCode()).isEqualTo(200);
            assertThat(get(service, "/health").body())
                    .contains("\"database\"", "\"scheduler\"")
                    .doesNotContain("jdbc:");
            assertThat(service.context().getBean(Timekeeper.class)).isInstanceOf(RunningTime.class);
        }
    }

    @Test
    void isNotReadyWithoutItsScheduler() throws Exception {
        try (TrellisService service = Trellis.start(settings())) {
            service.context().getBean(Timekeeper.class).stop();

            HttpResponse<String> readiness = get(service, "/health/readiness");

            assertThat(readiness.statusCode()).isEqualTo(503);
            assertThat(readiness.body()).contains("the scheduler does not run");
            assertThat(get(service, "/health/liveness").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void isNotReadyWhenItsDatabaseIsGone() throws Exception {
        try (TestDatabase own = TestDatabase.migrated();
                TrellisService service = Trellis.start(settings(own))) {
            assertThat(get(service, "/health/readiness").statusCode()).isEqualTo(200);
            service.context().getBean(Timekeeper.class).stop();
            DataSource pool =
                    DelegatingDataSource.unwrapDataSource(service.context().getBean(DataSource.class));
            ((AutoCloseable) pool).close();

            HttpResponse<String> readiness = get(service, "/health/readiness");

            assertThat(readiness.statusCode()).isEqualTo(503);
            assertThat(readiness.body()).contains("not reachable").doesNotContain("jdbc:", "Hikari");
        }
    }

    @Test
    void measuresItself() throws Exception {
        try (TrellisService service = Trellis.start(settings())) {
            HttpResponse<String> metrics = get(service, "/prometheus");

            assertThat(metrics.statusCode()).isEqualTo(200);
            assertThat(metrics.body()).contains("jvm_memory_used_bytes", "hikaricp_connections");
        }
    }

    @Test
    void anErrorSaysTheStatusAndNoMore() throws Exception {
        try (TrellisService service = Trellis.start(settings())) {
            HttpResponse<String> missing = get(service, "/no/such/page");

            assertThat(missing.statusCode()).isEqualTo(404);
            assertThat(missing.body()).isEqualTo("{\"error\":\"404 Not Found\"}");
            assertThat(missing.headers().firstValue("Server")).isEmpty();
            assertThat(get(service, "/env").statusCode()).isEqualTo(404);
            assertThat(get(service, "/beans").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aRequestIsAtMostOneMebibyte() throws Exception {
        try (TrellisService service = Trellis.start(settings())) {
            HttpRequest request = HttpRequest.newBuilder(address(service, "/health"))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[2 * 1024 * 1024]))
                    .build();

            assertThat(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isBetween(400, 499);
        }
    }

    /** Surefire sets a zone that is 12:45 or 13:45 ahead of UTC. */
    @Test
    void instantsComeBackAsTheyWentWhateverTheZoneOfTheMachine() throws Exception {
        assertThat(ZoneId.systemDefault()).isEqualTo(ZoneId.of("Pacific/Chatham"));
        try (TrellisService service = Trellis.start(settings());
                Connection connection = DelegatingDataSource.unwrapDataSource(
                                service.context().getBean(DataSource.class))
                        .getConnection()) {
            // The second falls into the hour that Chatham skips, the third into the one it has twice.
            for (String at : new String[] {
                "2026-03-02T12:00:00.123456Z", "2026-09-26T14:10:00Z", "2026-04-04T14:10:00Z", "2026-10-25T01:30:00Z"
            }) {
                assertRoundTrip(connection, Instant.parse(at));
            }
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
        }
    }

    @Test
    void theHouseZoneIsTheOneThatWasSet() {
        Map<String, Object> settings = settings();
        settings.put("trellis.time-zone", "Europe/Berlin");
        try (TrellisService service = Trellis.start(settings)) {
            assertThat(service.context().getBean(Clock.class).getZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        }
    }

    @Test
    void aSteppableClockTakesThePlaceOfTheClockAndOfQuartz() {
        SteppableClock clock =
                SteppableClock.standing(Instant.parse("2026-03-02T08:00:00Z"), ZoneId.of("Europe/Berlin"));
        try (TrellisService service = Trellis.start(settings(), clock)) {
            assertThat(service.context().getBean(Clock.class)).isSameAs(clock);
            SteppedTime time = service.context().getBean(SteppedTime.class);
            assertThat(service.context().getBean(Timekeeper.class)).isSameAs(time);
            time.moveBy(Duration.ofHours(1));
            long began = System.nanoTime();

            time.moveBy(Duration.ofDays(1));

            System.out.println("An empty day steps in "
                    + Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms");
            assertThat(clock.instant()).isEqualTo("2026-03-03T09:00:00Z");
        }
    }

    @Test
    void mistakesKeepItFromStarting() {
        Map<String, Object> settings = settings();
        settings.put("trellis.slack.bot-token", "xoxb-1");
        settings.put("trellis.log-format", "xml");

        assertThatThrownBy(() -> Trellis.start(settings))
                .isInstanceOfSatisfying(
                        SettingsMistakenException.class,
                        mistaken -> assertThat(mistaken.mistakes()).hasSize(2));
    }

    @Test
    void aTakenPortIsASentence() {
        try (TrellisService service = Trellis.start(settings())) {
            Map<String, Object> settings = settings();
            settings.put("micronaut.server.port", service.port());

            assertThatThrownBy(() -> Trellis.start(settings))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining("MICRONAUT_SERVER_PORT");
        }
    }

    @Test
    void closingTwiceDoesNothingMore() {
        TrellisService service = Trellis.start(settings());
        service.close();
        service.close();

        assertThat(service.context().isRunning()).isFalse();
    }

    private static void assertRoundTrip(Connection connection, Instant at) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select cast(? as datetime(6)), cast(? as datetime(6)) = cast(? as datetime(6))")) {
            select.setTimestamp(1, Timestamp.from(at));
            select.setTimestamp(2, Timestamp.from(at));
            select.setString(3, at.toString().replace('T', ' ').replace("Z", ""));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                assertThat(row.getTimestamp(1).toInstant()).isEqualTo(at);
                assertThat(row.getBoolean(2)).as("stored in UTC: %s", at).isTrue();
            }
        }
    }

    private Map<String, Object> settings() {
        return settings(database);
    }

    private static Map<String, Object> settings(TestDatabase of) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("micronaut.server.port", -1);
        settings.put("trellis.database.url", of.url());
        settings.put("trellis.database.username", of.username());
        settings.put("trellis.database.password", of.password());
        settings.put("trellis.encryption-key", EncryptionKey.generate().toJson());
        return settings;
    }

    private static HttpResponse<String> get(TrellisService service, String path)
            throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(address(service, path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI address(TrellisService service, String path) {
        return URI.create("http://127.0.0.1:" + service.port() + path);
    }
}
