package dev.trellis.standins;

import dev.trellis.standins.Exchange.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The way from a vendor to the service: sends, waits as long as the vendor would, repeats if told to misbehave so. */
public final class ServiceLink implements AutoCloseable {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final Misbehaviour misbehaviour;

    public ServiceLink(Misbehaviour misbehaviour) {
        this.misbehaviour = misbehaviour;
    }

    /** Sends a POST, more than once if a {@link Fault.DuplicateDelivery} waits for this method; never empty. */
    public List<Exchange> post(String method, URI target, Map<String, String> headers, String body, Duration patience) {
        Fault.DuplicateDelivery deliveries = misbehaviour.strikeOutgoing(method).orElse(null);
        if (deliveries == null) {
            return List.of(postOnce(target, headers, body, patience));
        }
        if (deliveries.atOnce()) {
            return postAtOnce(deliveries.times(), target, headers, body, patience);
        }
        List<Exchange> exchanges = new ArrayList<>();
        for (int i = 0; i < deliveries.times(); i++) {
            exchanges.add(postOnce(target, headers, body, patience));
        }
        return exchanges;
    }

    private List<Exchange> postAtOnce(
            int times, URI target, Map<String, String> headers, String body, Duration patience) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Exchange>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                running.add(threads.submit(() -> postOnce(target, headers, body, patience)));
            }
            List<Exchange> exchanges = new ArrayList<>();
            for (Future<Exchange> each : running) {
                exchanges.add(each.get());
            }
            return exchanges;
        } catch (ExecutionException mistake) {
            throw new IllegalStateException(mistake.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private Exchange postOnce(URI target, Map<String, String> headers, String body, Duration patience) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target).timeout(patience).POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        long start = System.nanoTime();
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String contentType = response.headers().firstValue("content-type").orElse("");
            return new Exchange(Failure.NONE, response.statusCode(), contentType, response.body(), since(start));
        } catch (HttpTimeoutException _) {
            return new Exchange(Failure.TIMED_OUT, 0, "", "", since(start));
        } catch (IOException _) {
            return new Exchange(Failure.UNREACHABLE, 0, "", "", since(start));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
