package dev.trellis.service.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.secrecy.EncryptionKey;
import dev.trellis.service.Trellis;
import dev.trellis.service.TrellisService;
import dev.trellis.service.ingress.RawClient.Answer;
import dev.trellis.standins.slack.SlackStandIn;
import dev.trellis.standins.teams.BotFrameworkKeys;
import dev.trellis.standins.teams.TeamsStandIn;
import dev.trellis.testkit.TestDatabase;
import dev.trellis.testkit.WithDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the really started service does with requests that no friend would send. */
@WithDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IngressTest {
    private static final String TENANT = "7e4a47d0-0000-4000-8000-000000000001";
    private static final String ECHO = "marker-of-the-caller";
    private static final Duration PATIENCE = Duration.ofMillis(600);
    private static final int ALLOWANCE = 5;

    private final SlackStandIn slack = SlackStandIn.start(0, InstantSource.system());
    private final TeamsStandIn teams = TeamsStandIn.start(0, InstantSource.system());
    private final TrellisService service;

    IngressTest(TestDatabase database) {
        slack.workspace("T0TOWN", "Town");
        teams.tenant(TENANT, "Town");
        service = Trellis.start(properties(database));
    }

    @BeforeAll
    void connect() {
        teams.connectTo(URI.create("http://127.0.0.1:" + service.port()));
    }

    @AfterAll
    void close() {
        service.close();
        slack.close();
        teams.close();
    }

    record Case(String name, String request, int status) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> everyKindOfAnswer() {
        return List.of(
                new Case("ready", "GET /health/readiness HTTP/1.1\r\nHost: x\r\n\r\n", 200),
                new Case("metrics", "GET /prometheus HTTP/1.1\r\nHost: x\r\n\r\n", 200),
                new Case("no such page", "GET /" + ECHO + " HTTP/1.1\r\nHost: x\r\n\r\n", 404),
                new Case(
                        "no such page for a browser",
                        "GET /" + ECHO + " HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\n\r\n",
                        404),
                new Case("method", "POST /health HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", 405),
                new Case("a door by GET", "GET /api/messages?" + ECHO + " HTTP/1.1\r\nHost: x\r\n\r\n", 405),
                new Case("TRACE", "TRACE /" + ECHO + " HTTP/1.1\r\nHost: x\r\n\r\n", 405),
                new Case("no token", post("/api/messages", "{\"" + ECHO + "\":1}", ""), 401),
                new Case("a bad token", post("/api/messages", "{}", "Authorization: Bearer " + ECHO + "\r\n"), 401),
                new Case("no signature", post("/slack/events", ECHO, ""), 401),
                new Case("malformed escape", "GET /%zz" + ECHO + " HTTP/1.1\r\nHost: x\r\n\r\n", 400),
                new Case("malformed query", "GET /health?a=%f" + " HTTP/1.1\r\nHost: x\r\n\r\n", 400),
                new Case("another server's address", "GET http://" + ECHO + "/ HTTP/1.1\r\nHost: x\r\n\r\n", 400),
                new Case("not HTTP", ECHO + "\r\n\r\n", 400),
                new Case("another version", "GET / HTTP/3.0\r\nHost: x\r\n\r\n", 505),
                new Case("no host", "GET /health HTTP/1.1\r\n\r\n", 400),
                new Case("two hosts", "GET /health HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400),
                new Case("a long line", "GET /" + "a".repeat(5000) + " HTTP/1.1\r\nHost: x\r\n\r\n", 414),
                new Case(
                        "a long header",
                        "GET /health HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(17_000) + "\r\n\r\n",
                        431),
                new Case("many headers", "GET /health HTTP/1.1\r\nHost: x\r\n" + "X: y\r\n".repeat(100) + "\r\n", 431),
                new Case(
                        "a large body, announced",
                        "POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 1048577\r\n\r\n",
                        413),
                new Case(
                        "a body where none belongs",
                        "POST /health HTTP/1.1\r\nHost: x\r\nContent-Length: 16385\r\n\r\n",
                        413),
                new Case(
                        "a large body in chunks",
                        "POST /api/messages HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n100001\r\n"
                                + "a".repeat(0x100001) + "\r\n0\r\n\r\n",
                        413),
                new Case("compressed", post("/api/messages", "{}", "Content-Encoding: gzip\r\n"), 415),
                new Case("expecting", post("/api/messages", "{}", "Expect: a-miracle\r\n"), 417));
    }

    @ParameterizedTest
    @MethodSource("everyKindOfAnswer")
    void everyAnswerIsGuardedAndSaysNothingMore(Case one) throws IOException {
        Answer answer = RawClient.send(service.port(), one.request());

        assertThat(answer.status()).isEqualTo(one.status());
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
        assertThat(answer.header("Server")).isEmpty();
        if (one.status() >= 400) {
            assertThat(answer.body()).hasSizeLessThan(120);
            assertThat(answer.text()).doesNotContain("Exception", "dev.trellis", "at io.", "netty");
        }
        assertThat(answer.text()).doesNotContain(ECHO);
    }

    static List<Case> smuggled() {
        String second = "GET /health/liveness HTTP/1.1\r\nHost: x\r\n\r\n";
        String head = "POST /api/messages HTTP/1.1\r\nHost: x\r\n";
        return List.of(
                new Case("two lengths", head + "Content-Length: 0\r\nContent-Length: 4\r\n\r\n" + second, 400),
                new Case("the same length twice", head + "Content-Length: 0\r\nContent-Length: 0\r\n\r\n", 400),
                new Case("two lengths in one", head + "Content-Length: 0, 0\r\n\r\n" + second, 400),
                new Case("a signed length", head + "Content-Length: +0\r\n\r\n" + second, 400),
                new Case("a length in hex", head + "Content-Length: 0x0\r\n\r\n" + second, 400),
                new Case("a negative length", head + "Content-Length: -1\r\n\r\n" + second, 400),
                new Case(
                        "length and chunks",
                        head + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + second,
                        400),
                new Case(
                        "chunks and length",
                        head + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n" + second,
                        400),
                new Case(
                        "another encoding first",
                        head + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n" + second,
                        400),
                new Case(
                        "an encoding nobody knows",
                        head + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + second,
                        400),
                new Case(
                        "encoded twice",
                        head + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n" + second,
                        400),
                new Case(
                        "chunks in HTTP/1.0",
                        "POST /api/messages HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + second,
                        400),
                new Case("a space before the colon", head + "Content-Length : 4\r\n\r\n" + second, 400),
                new Case("a space in the name", head + "Transfer Encoding: chunked\r\n\r\n" + second, 400),
                new Case("a continued line", head + "X: y\r\n Transfer-Encoding: chunked\r\n\r\n" + second, 400),
                new Case("a line continued by a tab", head + "X: y\r\n\tz\r\n\r\n" + second, 400),
                new Case("a line that begins the head with a space", "GET / HTTP/1.1\r\n Host: x\r\n\r\n", 400),
                new Case("bare line feeds", "GET /health HTTP/1.1\nHost: x\n\n" + second, 400),
                new Case("a carriage return in a value", head + "X: a\rb\r\n\r\n" + second, 400),
                new Case("a zero byte", head + "X: a\0b\r\n\r\n" + second, 400),
                new Case(
                        "a chunk's size that is none",
                        head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n" + second,
                        400),
                new Case(
                        "a chunk longer than it says",
                        head + "Transfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n" + second,
                        400),
                new Case("a negative chunk", head + "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n" + second, 400));
    }

    @ParameterizedTest
    @MethodSource("smuggled")
    void whatTwoServersCouldReadDifferentlyIsRefusedAndTheConnectionEnds(Case one) throws IOException {
        Answer answer = RawClient.send(service.port(), one.request());

        assertThat(answer.status()).isEqualTo(one.status());
        assertThat(answer.count()).isEqualTo(1);
        assertThat(answer.header("Connection")).isEqualTo("close");
    }

    @Test
    void aSecondRequestWithinTheBytesOfTheFirstIsNotServed() throws IOException {
        String get = "GET /health/liveness HTTP/1.1\r\nHost: x\r\n\r\n";
        Answer answer = RawClient.send(service.port(), get + get);
        assertThat(answer.text().split("200 OK", -1).length - 1).isLessThanOrEqualTo(1);
        assertThat(answer.closed()).isTrue();
    }

    @Test
    void whatIsCutOffAfterItWasAnsweredIsNotAnsweredTwice() throws IOException {
        Answer answer = RawClient.send(
                service.port(),
                "POST /health HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n4001\r\n" + "a".repeat(0x4001)
                        + "\r\n0\r\n\r\n");
        assertThat(answer.status()).isIn(405, 413);
        assertThat(answer.count()).isEqualTo(1);
    }

    @Test
    void requestsOneAfterAnotherShareAConnection() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            for (int i = 0; i < 3; i++) {
                socket.getOutputStream()
                        .write("GET /health/liveness HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(RawClient.read(socket, 5000, 100).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void aHeadThatDribblesIsCutOff() throws Exception {
        assertDribbleEnds("GET /health HTTP/1.1\r\nX: ", "a");
    }

    @Test
    void aBodyThatDribblesIsCutOff() throws Exception {
        assertDribbleEnds("POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n", " ");
    }

    /** A byte every 20 ms would take over half an hour. */
    private void assertDribbleEnds(String begin, String drop) throws IOException, InterruptedException {
        long began = System.nanoTime();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(begin.getBytes(StandardCharsets.US_ASCII));
            while (socket.getInputStream().available() == 0) {
                out.write(drop.getBytes(StandardCharsets.US_ASCII));
                Thread.sleep(20);
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE.plusSeconds(5));
            }
            assertThat(RawClient.read(socket, 1000, 1000).status()).isEqualTo(408);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(PATIENCE.minusMillis(50));
    }

    @Test
    void whoFailsTooOftenIsRefusedBeforeTheBodyAndOthersAreNot() throws IOException {
        for (int i = 0; i < ALLOWANCE; i++) {
            assertThat(RawClient.send(service.port(), post("/api/messages", "{}", from("203.0.113.1")))
                            .status())
                    .isEqualTo(401);
        }
        // The body is announced and never sent.
        Answer refused = RawClient.send(
                service.port(),
                "POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n" + from("203.0.113.1") + "\r\n");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("60");
        assertThat(RawClient.send(service.port(), post("/api/messages", "{}", from("203.0.113.2")))
                        .status())
                .isEqualTo(401);
        assertThat(RawClient.send(
                                service.port(),
                                "GET /health/liveness HTTP/1.1\r\nHost: x\r\n" + from("203.0.113.1") + "\r\n")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void failuresBesideGenuineRequestsLockNobodyOut() throws IOException {
        assertThat(genuine("203.0.113.3").status()).isEqualTo(200);
        for (int i = 0; i < 3 * ALLOWANCE; i++) {
            assertThat(RawClient.send(service.port(), post("/slack/events", "x", from("203.0.113.3")))
                            .status())
                    .isEqualTo(401);
        }
        assertThat(genuine("203.0.113.3").status()).isEqualTo(200);
    }

    @Test
    void theProxyItselfIsNeverRefused() throws IOException {
        for (int i = 0; i < 2 * ALLOWANCE; i++) {
            assertThat(RawClient.send(service.port(), post("/api/messages", "{}", ""))
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void metricsNameNobody() throws IOException {
        genuine("203.0.113.4");
        RawClient.send(service.port(), "GET /" + ECHO + "?" + ECHO + " HTTP/1.1\r\nHost: x\r\n\r\n");
        Answer metrics = RawClient.send(service.port(), "GET /prometheus HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.text())
                .contains("http_server_requests")
                .doesNotContain(ECHO, TENANT, "203.0.113", teams.bot().appId(), "jdbc:", "T0TOWN");
    }

    @Test
    void healthSaysWhichPartAndNoMore() throws IOException {
        Answer health = RawClient.send(service.port(), "GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(health.body())
                .contains("\"teams-keys\"", "\"database\"", "\"scheduler\"")
                .doesNotContain("jdbc:", TENANT, "127.0.0.1", "version");
    }

    private Answer genuine(String source) throws IOException {
        String token = teams.keys()
                .sign(BotFrameworkKeys.claims(
                                teams.bot().appId(), teams.serviceUrl().toString(), Instant.now())
                        .build());
        String activity = "{\"type\":\"typing\",\"id\":\"1\",\"channelId\":\"msteams\",\"serviceUrl\":\""
                + teams.serviceUrl()
                + "\",\"from\":{\"id\":\"29:1\"},\"conversation\":{\"id\":\"a:1\",\"tenantId\":\"" + TENANT + "\"}}";
        return RawClient.send(
                service.port(),
                post("/api/messages", activity, from(source) + "Authorization: Bearer " + token + "\r\n"));
    }

    private static String from(String source) {
        return "X-Forwarded-For: " + source + "\r\n";
    }

    private static String post(String path, String body, String headers) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n" + headers + "\r\n" + body;
    }

    private Map<String, Object> properties(TestDatabase database) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("micronaut.server.port", -1);
        properties.put("trellis.database.url", database.url());
        properties.put("trellis.database.username", database.username());
        properties.put("trellis.database.password", database.password());
        properties.put("trellis.encryption-key", EncryptionKey.generate().toJson());
        properties.put("trellis.allow-insecure-standins", true);
        properties.put("trellis.public-url", "https://trellis.example");
        properties.put("trellis.trusted-proxies", "127.0.0.1");
        properties.put("trellis.http.request-timeout", PATIENCE.toMillis() + "ms");
        properties.put("trellis.http.failures-per-minute", ALLOWANCE);
        properties.put("trellis.slack.signing-secret", slack.app().signingSecret());
        properties.put("trellis.slack.bot-token", slack.workspace("T0TOWN").botToken());
        properties.put("trellis.slack.api-url", slack.apiUrl().toString());
        properties.put("trellis.teams.app-id", teams.bot().appId());
        properties.put("trellis.teams.app-password", teams.bot().appPassword());
        properties.put("trellis.teams.tenant-id", TENANT);
        properties.put(
                "trellis.teams.openid-metadata-url", teams.openIdMetadataUrl().toString());
        properties.put("trellis.teams.login-url", teams.loginUrl().toString());
        properties.put("trellis.teams.service-url", teams.serviceUrl().toString());
        properties.put(
                "trellis.teams.service-hosts",
                teams.serviceUrl().getHost() + ":" + teams.serviceUrl().getPort());
        return properties;
    }
}
