package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.standins.Exchange;
import dev.trellis.standins.Json;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/**
 * Socket Mode (documented): an address from {@code apps.connections.open} works for one connection; {@code hello}, then envelopes, each to
 * one of the connections in turn, until it is acknowledged by its id.
 */
final class SocketModeServer implements AutoCloseable {
    private final Map<String, Boolean> tickets = new ConcurrentHashMap<>();
    private final List<WebSocket> connections = new CopyOnWriteArrayList<>();
    private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Server server = new Server();

    SocketModeServer() {
        server.setDaemon(true);
        server.setReuseAddr(true);
        server.start();
    }

    /** An address for one connection. */
    String address() {
        String ticket = UUID.randomUUID().toString();
        tickets.put(ticket, true);
        return "ws://127.0.0.1:" + port.join() + "/link/?ticket=" + ticket;
    }

    int connections() {
        return connections.size();
    }

    /** Slack renews its connections: says so, and closes the old one a little later. */
    void askToChange(String reason) {
        for (WebSocket each : connections) {
            each.send(Json.write(Json.object().put("type", "disconnect").put("reason", reason)));
            // Nothing is sent over it any more; answers are still taken.
            connections.remove(each);
        }
    }

    /** Cuts every connection without a word. */
    void cut() {
        List<WebSocket> all = List.copyOf(connections);
        connections.clear();
        all.forEach(each -> each.closeConnection(1006, "cut"));
    }

    Exchange send(String type, JsonNode payload, int retry, String retryReason, Duration patience) {
        long start = System.nanoTime();
        List<WebSocket> open = List.copyOf(connections);
        if (open.isEmpty()) {
            return new Exchange(Exchange.Failure.UNREACHABLE, 0, "", "", since(start));
        }
        String id = UUID.randomUUID().toString();
        ObjectNode envelope = Json.object()
                .put("envelope_id", id)
                .put("type", type)
                .put("accepts_response_payload", !type.equals("events_api"));
        envelope.set("payload", payload);
        if (type.equals("events_api")) {
            envelope.put("retry_attempt", retry).put("retry_reason", retryReason);
        }
        CompletableFuture<JsonNode> acknowledged = new CompletableFuture<>();
        waiting.put(id, acknowledged);
        try {
            open.get(Math.floorMod(turn.getAndIncrement(), open.size())).send(Json.write(envelope));
            JsonNode answer = acknowledged.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            String body = answer.has("payload") ? Json.write(answer.path("payload")) : "";
            return new Exchange(
                    Exchange.Failure.NONE, 200, body.isEmpty() ? "" : "application/json", body, since(start));
        } catch (TimeoutException | ExecutionException | RuntimeException _) {
            return new Exchange(Exchange.Failure.TIMED_OUT, 0, "", "", since(start));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } finally {
            waiting.remove(id);
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
        try {
            server.stop(500);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Server extends WebSocketServer {
        Server() {
            super(new InetSocketAddress("127.0.0.1", 0), 1);
        }

        @Override
        public void onStart() {
            port.complete(getPort());
        }

        @Override
        public void onOpen(WebSocket connection, ClientHandshake handshake) {
            String ticket = handshake.getResourceDescriptor().replaceFirst(".*ticket=", "");
            if (tickets.remove(ticket) == null) {
                connection.close(1008, "ticket");
                return;
            }
            connections.add(connection);
            ObjectNode hello = Json.object().put("type", "hello").put("num_connections", connections.size());
            hello.putObject("debug_info").put("approximate_connection_time", 18_060);
            connection.send(Json.write(hello));
        }

        @Override
        public void onClose(WebSocket connection, int code, String reason, boolean remote) {
            connections.remove(connection);
        }

        @Override
        public void onMessage(WebSocket connection, String message) {
            JsonNode answer = Json.readOrMissing(message);
            CompletableFuture<JsonNode> one =
                    waiting.get(answer.path("envelope_id").asText());
            if (one != null) {
                one.complete(answer);
            }
        }

        @Override
        public void onError(WebSocket connection, Exception error) {
            if (connection == null) {
                port.completeExceptionally(error);
            }
        }
    }
}
