package dev.trellis.teams.install;

import io.micronaut.context.annotation.Bean;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one HTTP client of the adapter. It never follows a redirect (our token would go along), never repeats a POST, and gives up on a
 * whole exchange, body included, after the given time, and on an answer of more than two mebibytes. HTTP/1.1, so that a connection's fate is the fate of one request only.
 */
@Singleton
@Bean
public class TeamsHttp {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final long LARGEST = 2 << 20;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    /**
     * @throws HttpTimeoutException when the answer is not complete in time; {@link java.net.http.HttpConnectTimeoutException} when
     *     nothing was sent
     * @throws IOException when there is no answer
     */
    public HttpResponse<byte[]> send(HttpRequest request, Duration atMost) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LARGEST));
        try {
            return answer.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new HttpTimeoutException("no answer within " + atMost.toMillis() + " ms");
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IOException(failed.getCause());
        }
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }
}
