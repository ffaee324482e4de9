package dev.trellis.attacks;

import dev.trellis.service.ingress.RawClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Requests to the service from anywhere in the network. */
final class Http {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final int port;

    Http(int port) {
        this.port = port;
    }

    Answer send(String method, String path, Map<String, String> headers, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        // Several values of one header are written as lines.
        headers.forEach((name, values) -> values.lines().forEach(value -> request.header(name, value)));
        return Answer.of(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    }

    Answer post(String path, Map<String, String> headers, String body) throws IOException, InterruptedException {
        return send("POST", path, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, Map.of(), new byte[0]);
    }

    /** The whole answer to a GET, redirects not followed. */
    HttpResponse<String> exchange(String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Bytes as no library would send them. */
    Answer raw(String request) throws IOException {
        return Answer.of(RawClient.send(port, request));
    }
}
