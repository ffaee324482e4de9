package dev.trellis.teams.identity;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.nimbusds.jose.jwk.RSAKey;
import dev.trellis.teams.BotFrameworkTokens;
import dev.trellis.teams.identity.SigningKeys.Lookup;
import dev.trellis.teams.install.TeamsConfiguration;
import dev.trellis.teams.install.TeamsHttp;
import dev.trellis.teams.install.TrustedAddresses;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SigningKeysTest {
    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000);
    private final Deque<Runnable> behind = new ArrayDeque<>();
    private SigningKeys keys;

    @BeforeEach
    void start() {
        server.start();
        keys = keys(server.baseUrl() + "/keys", true);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private SigningKeys keys(String jwks, boolean standins) {
        server.stubFor(get("/openid").willReturn(okJson("{\"jwks_uri\":\"" + jwks + "\"}")));
        TeamsConfiguration configuration = new TeamsConfiguration(
                "app",
                "password",
                null,
                null,
                false,
                "tenant",
                URI.create(server.baseUrl() + "/openid"),
                URI.create("https://login.example"),
                List.of("service.example"),
                URI.create("https://service.example/"),
                Duration.ofSeconds(2),
                100);
        return new SigningKeys(
                configuration, new TrustedAddresses(configuration, standins), new TeamsHttp(), nanos::get, behind::add);
    }

    private void published(RSAKey... published) {
        String list = Arrays.stream(published)
                .map(key -> key.toPublicJWK().toJSONString())
                .collect(Collectors.joining(","));
        server.stubFor(get("/keys")
                .willReturn(okJson("{\"keys\":[" + list + ",{\"kty\":\"EC\",\"kid\":\"odd\"},{\"kid\":\"half\"}]}")));
    }

    private void runBehind() {
        while (!behind.isEmpty()) {
            behind.poll().run();
        }
    }

    private int fetches() {
        return server.findAll(getRequestedFor(urlEqualTo("/keys"))).size();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void areFetchedOnceADay() {
        published(BotFrameworkTokens.KEY);
        assertThat(keys.find("the-key")).isInstanceOf(Lookup.Found.class);
        pass(Duration.ofHours(22));
        assertThat(keys.find("the-key")).isInstanceOf(Lookup.Found.class);
        assertThat(fetches()).isEqualTo(1);
        pass(Duration.ofHours(3));
        assertThat(keys.find("the-key")).isInstanceOf(Lookup.Found.class);
        assertThat(fetches()).isEqualTo(2);
    }

    @Test
    void aNewKeyIsFoundAndAStrangersGuessesAreNotPassedOn() {
        published(BotFrameworkTokens.KEY);
        keys.find("the-key");
        published(BotFrameworkTokens.KEY, BotFrameworkTokens.OTHER_CHANNEL);
        for (int i = 0; i < 50; i++) {
            assertThat(keys.find("guess-" + i)).isEqualTo(new Lookup.NoSuchKey());
        }
        assertThat(fetches()).isEqualTo(1);
        pass(SigningKeys.BETWEEN_REFRESHES.plusSeconds(1));
        assertThat(keys.find("other-channel")).isInstanceOf(Lookup.Found.class);
        assertThat(fetches()).isEqualTo(2);
    }

    @Test
    void aWithdrawnKeyIsNotAcceptedAfterTheNextFetch() {
        published(BotFrameworkTokens.KEY);
        keys.find("the-key");
        published(BotFrameworkTokens.OTHER_CHANNEL);
        pass(SigningKeys.KEPT.plusSeconds(1));
        assertThat(keys.find("the-key")).isEqualTo(new Lookup.NoSuchKey());
    }

    @Test
    void inTheLastHourTheyAreFetchedAgainWhileNoRequestWaits() {
        published(BotFrameworkTokens.KEY);
        keys.find("the-key");
        pass(SigningKeys.KEPT.minusMinutes(30));
        assertThat(keys.find("the-key")).isInstanceOf(Lookup.Found.class);
        assertThat(fetches()).isEqualTo(1);
        runBehind();
        assertThat(fetches()).isEqualTo(2);
        assertThat(keys.find("the-key")).isInstanceOf(Lookup.Found.class);
        assertThat(behind).isEmpty();
    }

    @Test
    void knownKeysStayGoodForADayAfterTheyWereDueWhileTheMetadataIsAway() {
        published(BotFrameworkTokens.KEY);
        keys.find("the-key");
        server.stubFor(get("/openid").willReturn(aResponse().withStatus(500)));
        pass(SigningKeys.KEPT.plusMinutes(1));
        assertThat(keys.find("the-key")).isInstanceOf(Lookup.Found.class);
        assertThat(keys.condition()).isEqualTo(SigningKeys.Condition.FROM_BEFORE);
        pass(SigningKeys.GRACE.minusMinutes(2));
        assertThat(keys.find("the-key")).isInstanceOf(Lookup.Found.class);
        pass(Duration.ofMinutes(2));
        assertThat(keys.find("the-key")).isEqualTo(new Lookup.Unavailable());
        assertThat(keys.condition()).isEqualTo(SigningKeys.Condition.NONE);
    }

    @Test
    void anOutageIsLoggedOnceAndItsEndToo() {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        Logger logger = (Logger) LoggerFactory.getLogger(SigningKeys.class);
        logger.addAppender(lines);
        try {
            published(BotFrameworkTokens.KEY);
            keys.find("the-key");
            server.stubFor(get("/openid").willReturn(aResponse().withStatus(500)));
            pass(SigningKeys.KEPT.plusMinutes(1));
            for (int i = 0; i < 20; i++) {
                keys.find("the-key");
                runBehind();
                pass(SigningKeys.AFTER_A_FAILURE.plusSeconds(1));
            }
            keys(server.baseUrl() + "/keys", true);
            keys.find("the-key");
            runBehind();
            assertThat(lines.list)
                    .extracting(ILoggingEvent::getLevel)
                    .filteredOn(level -> level.isGreaterOrEqual(Level.INFO))
                    .containsExactly(Level.WARN, Level.INFO);
            assertThat(keys.condition()).isEqualTo(SigningKeys.Condition.GOOD);
        } finally {
            logger.detachAppender(lines);
        }
    }

    @Test
    void inAnOutageAnUnknownKeyMayBeANewOne() {
        published(BotFrameworkTokens.KEY);
        keys.find("the-key");
        server.stubFor(get("/openid").willReturn(aResponse().withStatus(500)));
        pass(SigningKeys.BETWEEN_REFRESHES.plusSeconds(1));
        assertThat(keys.find("new-key")).isEqualTo(new Lookup.Unavailable());
        assertThat(keys.find("the-key")).isInstanceOf(Lookup.Found.class);
    }

    @Test
    void anEmptyOrAmbiguousAnswerDoesNotReplaceWhatIsKnown() {
        published(BotFrameworkTokens.KEY);
        keys.find("the-key");
        server.stubFor(get("/keys").willReturn(okJson("{\"keys\":[]}")));
        pass(SigningKeys.KEPT.plusMinutes(1));
        assertThat(keys.find("the-key")).isInstanceOf(Lookup.Found.class);
        server.stubFor(get("/keys").willReturn(okJson("{\"keys\":[],\"keys\":[]}")));
        pass(SigningKeys.AFTER_A_FAILURE.plusSeconds(1));
        assertThat(keys.find("the-key")).isInstanceOf(Lookup.Found.class);
    }

    @Test
    void nothingIsSaidOfAnyKeyBeforeTheFirstFetch() {
        server.stubFor(get("/openid").willReturn(aResponse().withStatus(500)));
        assertThat(keys.find("the-key")).isEqualTo(new Lookup.Unavailable());
        server.stubFor(get("/openid").willReturn(aResponse().withBody("not json")));
        pass(SigningKeys.AFTER_A_FAILURE.plusSeconds(1));
        assertThat(keys.find("the-key")).isEqualTo(new Lookup.Unavailable());
    }

    @Test
    void keysAreNotTakenFromAnAddressThatIsNoAddress() {
        published(BotFrameworkTokens.KEY);
        keys = keys("file:///etc/keys", true);
        assertThat(keys.find("the-key")).isEqualTo(new Lookup.Unavailable());
    }
}
