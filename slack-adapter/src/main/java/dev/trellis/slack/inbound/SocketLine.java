package dev.trellis.slack.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.Wordless;
import dev.trellis.platform.OwnLine;
import dev.trellis.slack.SlackSettings;
import dev.trellis.slack.outbound.WebApi;
import dev.trellis.slack.outbound.WebApiResult;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Socket Mode: Trellis calls Slack, so it needs no public address. Keeps one connection open, and takes a new one whenever Slack asks for
 * that (it does every few hours), the old one ends or is silent. While a connection changes, the old one still finishes what it has taken.
 *
 * <p>What comes in is trusted as what came over the connection that our app token was given, over TLS: there is no signature. From there
 * on it goes the very same way as over HTTP, with the same keys: what Slack brings again, to this or another node, is done once.
 */
@Singleton
@Requires(bean = SlackSettings.class)
@Requires(property = "trellis.slack.app-token")
class SocketLine implements OwnLine {
    private static final Logger log = LoggerFactory.getLogger(SocketLine.class);
    private static final Duration SHORTEST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final SlackSettings settings;
    private final WebApi api;
    private final BoltRouter router;
    private final HttpClient http;
    private volatile boolean closing;
    private volatile @Nullable SocketConnection connection;
    private @Nullable Thread thread;

    SocketLine(SlackSettings settings, WebApi api, BoltRouter router) {
        this.settings = settings;
        this.api = api;
        this.router = router;
        this.http = HttpClient.newBuilder()
                .connectTimeout(settings.connectTimeout())
                .executor(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("slack-socket-", 0).factory()))
                .build();
    }

    @Override
    public synchronized void open() {
        if (thread == null && !closing) {
            thread = Thread.ofVirtual().name("slack-socket").start(this::keepOpen);
        }
    }

    @Override
    @PreDestroy
    public synchronized void close() {
        closing = true;
        Thread running = thread;
        SocketConnection open = connection;
        if (open != null) {
            open.finish();
        }
        if (running != null) {
            running.interrupt();
            thread = null;
        }
        http.shutdownNow();
    }

    private void keepOpen() {
        Duration wait = SHORTEST;
        while (!closing) {
            try {
                SocketConnection.End end = connect();
                boolean expected = end == SocketConnection.End.ASKED_TO_CHANGE;
                wait = expected ? SHORTEST : longer(wait, end != SocketConnection.End.NEVER_OPEN);
                if (!expected) {
                    Thread.sleep(wait.plusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis() / 2 + 1)));
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.warn("The connection to Slack failed", Wordless.of(e));
                wait = longer(wait, false);
            }
        }
    }

    /** After a connection that worked it begins anew. */
    private static Duration longer(Duration wait, boolean worked) {
        if (worked) {
            return SHORTEST;
        }
        Duration twice = wait.multipliedBy(2);
        return twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    }

    /** Opens a connection and returns when it is time for another. */
    private SocketConnection.End connect() throws InterruptedException {
        WebApiResult result = api.call("apps.connections.open", Objects.requireNonNull(settings.appToken()), Map.of());
        if (!(result instanceof WebApiResult.Ok(JsonNode body))) {
            if (result instanceof WebApiResult.Refused(String error)) {
                log.error("Slack refuses Socket Mode (TRELLIS_SLACK_APP_TOKEN): {}", error);
            } else {
                log.warn("Slack gives no address for Socket Mode: {}", result.brief());
            }
            return SocketConnection.End.NEVER_OPEN;
        }
        URI address = URI.create(body.path("url").asText());
        boolean standIn = "http".equals(settings.api().getScheme());
        if (!"wss".equals(address.getScheme()) && !standIn) {
            log.error("Slack gives an address for Socket Mode that is not encrypted; it is not used");
            return SocketConnection.End.NEVER_OPEN;
        }
        SocketConnection next = new SocketConnection(http, router);
        try {
            connection = next;
            if (!next.open(address, settings.connectTimeout())) {
                return SocketConnection.End.NEVER_OPEN;
            }
            if (closing) {
                next.finish();
            }
            return next.untilItEnds();
        } finally {
            // What it has taken is finished beside the next connection.
            Thread.ofVirtual().name("slack-socket-end").start(next::finish);
        }
    }
}
