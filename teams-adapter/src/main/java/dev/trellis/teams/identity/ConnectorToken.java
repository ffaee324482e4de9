package dev.trellis.teams.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trellis.teams.install.TeamsConfiguration;
import dev.trellis.teams.install.TeamsHttp;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our token for the Connector. One token is shared by all threads. Within its last ten minutes a new one is asked for while the old one
 * is used, so that no call waits; a call waits only where there is none, and then one asks for all. While a renewal fails, the old token
 * is used to its end, and the next attempt is made after {@link #AFTER_A_FAILURE}. Own code and not msal4j, which accepts neither an
 * {@code http} authority (a stand-in) nor a clock (see README).
 */
@Singleton
public class ConnectorToken {
    static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(ConnectorToken.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration AHEAD = Duration.ofMinutes(10);
    private static final long USUAL_LIFE = 3600;

    private final Credential credential;
    private final Duration patience;
    private final TeamsHttp http;
    private final Clock clock;
    private final Executor behind;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile @Nullable Held held;
    private volatile @Nullable Failure failure;

    @Inject
    ConnectorToken(Credential credential, TeamsConfiguration configuration, TeamsHttp http, Clock clock) {
        this(credential, configuration.requestTimeout(), http, clock, Thread::startVirtualThread);
    }

    /** @param behind runs a renewal that no call waits for */
    ConnectorToken(Credential credential, Duration patience, TeamsHttp http, Clock clock, Executor behind) {
        this.credential = credential;
        this.patience = patience;
        this.http = http;
        this.clock = clock;
        this.behind = behind;
    }

    /** What can be put on a call. */
    public sealed interface Bearer {
        record Token(String value) implements Bearer {
            /** Without the secret. */
            @Override
            public String toString() {
                return "Token[]";
            }
        }

        /** The authority does not accept what proves who we are. */
        record Refused(String why) implements Bearer {}

        /** The authority could not be asked. */
        record Unavailable(String why) implements Bearer {}
    }

    public Bearer bearer() {
        Held now = held;
        if (now != null && now.isUsable(clock.instant())) {
            if (!now.isFresh(clock.instant())) {
                renewBehind();
            }
            return now.token();
        }
        renewing.lock();
        try {
            Held meanwhile = held;
            if (meanwhile != null && meanwhile.isUsable(clock.instant())) {
                return meanwhile.token();
            }
            Failure before = failure;
            return before != null && before.isRecent(clock.instant()) ? before.answer() : renew();
        } finally {
            renewing.unlock();
        }
    }

    /** The Connector did not accept this token: the next call gets another one. */
    public void discard(Bearer.Token refused) {
        Held now = held;
        if (now != null && now.token().equals(refused)) {
            held = null;
        }
    }

    private void renewBehind() {
        Failure before = failure;
        if (renewing.isLocked() || (before != null && before.isRecent(clock.instant()))) {
            return;
        }
        behind.execute(() -> {
            if (renewing.tryLock()) {
                try {
                    Held now = held;
                    if (now == null || !now.isFresh(clock.instant())) {
                        renew();
                    }
                } finally {
                    renewing.unlock();
                }
            }
        });
    }

    private Bearer renew() {
        Bearer renewed;
        try {
            HttpResponse<byte[]> response = http.send(credential.request(), patience);
            renewed = read(response.statusCode(), json(response.body()));
        } catch (IOException noAnswer) {
            renewed = new Bearer.Unavailable("login: " + noAnswer.getClass().getSimpleName());
        }
        if (renewed instanceof Bearer.Token) {
            failure = null;
        } else {
            if (failure == null) {
                log.error("No token for the Connector by the bot's {} ({})", credential.name(), why(renewed));
            }
            failure = new Failure(renewed, clock.instant());
        }
        return renewed;
    }

    private Bearer read(int status, JsonNode json) {
        String token = json.path("access_token").asText();
        if (status == 200 && !token.isEmpty()) {
            Duration life = life(json);
            Held fresh = new Held(new Bearer.Token(token), clock.instant().plus(life), life);
            held = fresh;
            return fresh.token();
        }
        if (status == 400 || status == 401 || status == 403) {
            return new Bearer.Refused(
                    "login refused: " + code(json.path("error").asText(), "status " + status));
        }
        return new Bearer.Unavailable("login: status " + status);
    }

    /** App Service tells only when it ends; the others how long it lasts. Numbers may come as text. */
    private Duration life(JsonNode json) {
        if (!json.has("expires_in") && json.has("expires_on")) {
            Instant end = Instant.ofEpochSecond(json.path("expires_on").asLong());
            Duration left = Duration.between(clock.instant(), end);
            return left.isPositive() ? left : Duration.ZERO;
        }
        return Duration.ofSeconds(json.path("expires_in").asLong(USUAL_LIFE));
    }

    private static String why(Bearer failed) {
        return switch (failed) {
            case Bearer.Token ignored -> "";
            case Bearer.Refused(String why) -> why;
            case Bearer.Unavailable(String why) -> why;
        };
    }

    /** Error codes are words; descriptions may repeat what was sent. */
    private static String code(String error, String otherwise) {
        return error.matches("[A-Za-z0-9_.-]{1,60}") ? error : otherwise;
    }

    private static JsonNode json(byte[] body) {
        try {
            JsonNode read = JSON.readTree(body);
            return read == null ? JSON.createObjectNode() : read;
        } catch (IOException notJson) {
            return JSON.createObjectNode();
        }
    }

    private record Held(Bearer.Token token, Instant until, Duration life) {
        boolean isUsable(Instant now) {
            return now.isBefore(until);
        }

        /** Short-lived tokens (tests, stand-ins) are renewed at half their life rather than on every call. */
        boolean isFresh(Instant now) {
            Duration ahead = life.compareTo(AHEAD.multipliedBy(2)) < 0 ? life.dividedBy(2) : AHEAD;
            return now.isBefore(until.minus(ahead));
        }
    }

    private record Failure(Bearer answer, Instant at) {
        boolean isRecent(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(AFTER_A_FAILURE));
        }
    }
}
