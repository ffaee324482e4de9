package dev.trellis.slack.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.Wordless;
import dev.trellis.conversation.Deadline;
import dev.trellis.slack.render.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One WebSocket connection of Socket Mode, from its {@code hello} until it ends. */
final class SocketConnection implements WebSocket.Listener {
    /** Why another connection is due. */
    enum End {
        NEVER_OPEN,
        /** Slack renews connections, and says so before it closes them. */
        ASKED_TO_CHANGE,
        LOST
    }

    private static final Logger log = LoggerFactory.getLogger(SocketConnection.class);
    private static final Duration HELLO = Duration.ofSeconds(10);
    private static final Duration PING_EVERY = Duration.ofSeconds(10);
    /** Three pings without any sign of life. */
    private static final long SILENCE = Duration.ofSeconds(30).toNanos();

    private static final int MOST_AT_ONCE = 64;
    private static final Duration FINISHING = Duration.ofSeconds(5);

    private final HttpClient http;
    private final BoltRouter router;
    private final CompletableFuture<Boolean> hello = new CompletableFuture<>();
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final Semaphore inHand = new Semaphore(MOST_AT_ONCE);
    private final ReentrantLock sending = new ReentrantLock();
    private final StringBuilder text = new StringBuilder();
    private volatile @Nullable WebSocket socket;
    private volatile boolean finishing;
    private volatile long lastHeard = System.nanoTime();

    SocketConnection(HttpClient http, BoltRouter router) {
        this.http = http;
        this.router = router;
    }

    /** Whether Slack has said hello. */
    boolean open(URI address, Duration patience) throws InterruptedException {
        try {
            socket = http.newWebSocketBuilder()
                    .connectTimeout(patience)
                    .buildAsync(address, this)
                    .get(patience.plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
            return hello.get(HELLO.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            log.warn("The connection to Slack did not open", Wordless.of(e));
            return false;
        }
    }

    /** Waits, and asks for a sign of life now and then. */
    End untilItEnds() throws InterruptedException {
        while (true) {
            try {
                return end.get(PING_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (System.nanoTime() - lastHeard > SILENCE) {
                    log.warn("The connection to Slack is silent; another one is opened");
                    return End.LOST;
                }
                send(open -> open.sendPing(ByteBuffer.allocate(0)));
            } catch (ExecutionException e) {
                return End.LOST;
            }
        }
    }

    /** Takes nothing more, waits a while for what is in hand, and closes. */
    void finish() {
        finishing = true;
        boolean done = false;
        try {
            done = inHand.tryAcquire(MOST_AT_ONCE, FINISHING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (done) {
            inHand.release(MOST_AT_ONCE);
        }
        end.complete(End.LOST);
        WebSocket open = socket;
        if (open != null && !open.isOutputClosed()) {
            send(closing -> closing.sendClose(WebSocket.NORMAL_CLOSURE, ""));
        }
        if (open != null) {
            open.abort();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        lastHeard = System.nanoTime();
        text.append(part);
        if (text.length() > SlackDoor.BODY_LIMIT) {
            log.warn("Slack sent more than {} characters at once; another connection is opened", SlackDoor.BODY_LIMIT);
            end.complete(End.LOST);
            from.abort();
            return null;
        }
        if (last) {
            String whole = text.toString();
            text.setLength(0);
            received(whole);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        lastHeard = System.nanoTime();
        from.request(1);
        // The client answers pings by itself.
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        lastHeard = System.nanoTime();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        hello.complete(false);
        end.complete(End.LOST);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        hello.complete(false);
        end.complete(End.LOST);
    }

    private void received(String whole) {
        JsonNode message;
        try {
            message = Json.MAPPER.readTree(whole);
        } catch (JsonProcessingException e) {
            log.warn("Slack sent something that is not JSON");
            return;
        }
        switch (message.path("type").asText()) {
            case "hello" -> {
                log.info(
                        "Connected to Slack by Socket Mode, as one of {}",
                        message.path("num_connections").asInt(1));
                hello.complete(true);
            }
            case "disconnect" -> {
                String reason = message.path("reason").asText();
                hello.complete(false);
                boolean change = reason.equals("warning") || reason.equals("refresh_requested");
                if (!change) {
                    log.error("Slack ends Socket Mode: {}", reason);
                }
                end.complete(change ? End.ASKED_TO_CHANGE : End.LOST);
            }
            default -> Envelope.read(message).ifPresent(this::take);
        }
    }

    /** On a thread of its own; when too many are in hand, nothing more is read until one is done. */
    private void take(Envelope envelope) {
        if (finishing) {
            // Not acknowledged: Slack brings it to another connection.
            return;
        }
        Deadline acknowledged = Meanwhile.acknowledgement();
        inHand.acquireUninterruptibly();
        Thread.ofVirtual().name("slack-envelope").start(() -> {
            try {
                String acknowledgement =
                        envelope.acknowledgement(router.route(envelope.body(), envelope.headers(), acknowledged));
                if (acknowledgement != null) {
                    send(open -> open.sendText(acknowledgement, true));
                }
            } finally {
                inHand.release();
            }
        });
    }

    /** One at a time, as the client demands. */
    private void send(Function<WebSocket, CompletableFuture<WebSocket>> what) {
        WebSocket open = socket;
        if (open == null) {
            return;
        }
        sending.lock();
        try {
            what.apply(open).get(FINISHING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // What was not acknowledged comes again.
            end.complete(End.LOST);
        } finally {
            sending.unlock();
        }
    }
}
