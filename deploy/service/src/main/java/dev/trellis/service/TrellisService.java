package dev.trellis.service;

import dev.trellis.platform.OwnLine;
import dev.trellis.scheduler.CourierLoop;
import dev.trellis.scheduler.Timekeeper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A service that runs. */
public final class TrellisService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TrellisService.class);
    /** More than the longest answer to a chat platform may take. */
    private static final Duration FOR_REQUESTS = Duration.ofSeconds(5);

    private final ApplicationContext context;
    private final Database database;
    private final AtomicBoolean closed = new AtomicBoolean();

    TrellisService(ApplicationContext context, Database database) {
        this.context = context;
        this.database = database;
    }

    /** Where it listens. */
    public int port() {
        return context.getBean(EmbeddedServer.class).getPort();
    }

    /** Its beans. */
    public ApplicationContext context() {
        return context;
    }

    /**
     * Stops: takes no more requests and answers those in hand, settles the messages that were claimed, ends what the scheduler runs, closes
     * the pool, stops the embedded database. What is not sent stays in the outbox for the next start or for another node. Closing again
     * does nothing.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        LOG.info("Trellis is stopping");
        if (context.isRunning()) {
            context.getBeansOfType(OwnLine.class).forEach(line -> step("a chat's own line", line::close));
            step("the web server", this::endRequests);
            step("the courier", () -> context.findBean(CourierLoop.class).ifPresent(CourierLoop::stop));
            step("the scheduler", () -> context.findBean(Timekeeper.class).ifPresent(Timekeeper::stop));
        }
        step("the application", context::close);
        step("the database", database::close);
        LOG.info("Trellis has stopped");
    }

    private void endRequests() {
        EmbeddedServer server = context.getBean(EmbeddedServer.class);
        if (!server.isRunning() || !(server instanceof GracefulShutdownCapable graceful)) {
            return;
        }
        try {
            graceful.shutdownGracefully().toCompletableFuture().get(FOR_REQUESTS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.debug("connections are still open; they are closed now", e);
        } catch (ExecutionException e) {
            LOG.warn("the web server did not end as it should", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One step that fails does not keep the others from being done. */
    private static void step(String what, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.warn("{} could not be stopped as it should", what, e);
        }
    }
}
