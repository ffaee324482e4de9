package dev.trellis.standins;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JDK's HTTP server on 127.0.0.1 with a virtual thread per request; port 0 picks a free one. */
public final class LoopbackServer implements AutoCloseable {
    static {
        // The JDK's server writes head and body apart; with Nagle's algorithm each answer on a kept connection waits 40
        // ms.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);

    private final HttpServer server;
    private final ExecutorService threads;

    private LoopbackServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    public static LoopbackServer start(String name, int port, Function<WireRequest, WireResponse> handler) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 256);
            ExecutorService threads = Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name(name + "-", 0).factory());
            server.setExecutor(threads);
            server.createContext("/", exchange -> handle(exchange, handler));
            server.start();
            return new LoopbackServer(server, threads);
        } catch (IOException cannotListen) {
            throw new UncheckedIOException(
                    "the " + name + " stand-in cannot listen on 127.0.0.1:" + port, cannotListen);
        }
    }

    /** Such as {@code http://127.0.0.1:41234}, without a slash at the end. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void handle(HttpExchange exchange, Function<WireRequest, WireResponse> handler) throws IOException {
        try (exchange) {
            WireResponse response = answer(exchange, handler);
            if (response.isHangUp()) {
                return;
            }
            response.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
            boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(response.status(), bodiless ? -1 : body.length);
            if (!bodiless) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static WireResponse answer(HttpExchange exchange, Function<WireRequest, WireResponse> handler)
            throws IOException {
        WireRequest request = read(exchange);
        try {
            return handler.apply(request);
        } catch (RuntimeException mistake) {
            LOG.error("mistake in the stand-in at {}", request.path(), mistake);
            return WireResponse.text(500, "mistake in the stand-in: " + mistake);
        }
    }

    private static WireRequest read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        URI uri = exchange.getRequestURI();
        return new WireRequest(
                exchange.getRequestMethod(),
                uri.getPath(),
                uri.getRawQuery() == null ? "" : uri.getRawQuery(),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    /** Stops at once; calls under way are cut. */
    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
