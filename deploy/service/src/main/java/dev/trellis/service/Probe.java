package dev.trellis.service;

import io.micronaut.core.async.publisher.AsyncSingleResultPublisher;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthResult;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.reactivestreams.Publisher;

/** Asks a part of the service how it is, and takes no answer within two seconds for one. The answer is for everyone: no addresses. */
final class Probe {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private Probe() {}

    /**
     * @param answer what is wrong; empty when all is well
     */
    static Publisher<HealthResult> of(String name, Callable<String> answer) {
        return new AsyncSingleResultPublisher<>(THREADS, () -> result(name, ask(answer)));
    }

    private static HealthResult result(String name, String wrong) {
        return wrong.isEmpty()
                ? HealthResult.builder(name, HealthStatus.UP).build()
                : HealthResult.builder(name, HealthStatus.DOWN).details(wrong).build();
    }

    private static String ask(Callable<String> answer) {
        Future<String> asked = THREADS.submit(answer);
        try {
            return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            asked.cancel(true);
            return "no answer within " + PATIENCE.toSeconds() + " s";
        } catch (ExecutionException e) {
            return "not reachable";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
