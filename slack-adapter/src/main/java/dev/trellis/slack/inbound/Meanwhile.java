package dev.trellis.slack.inbound;

import dev.trellis.conversation.Deadline;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What is done while a request of Slack waits for its acknowledgement. All of it shares one {@link Deadline}, from the moment the request
 * was there; what talks to Slack and is not done by then goes on alone. The deadline belongs to the thread that answers the request, because
 * Bolt stands between the door and the handlers.
 */
final class Meanwhile {
    /** Of the 3 seconds that Slack waits. The rest is for the ways through the network, and for what a busy machine is late by. */
    private static final Duration ACKNOWLEDGED = Duration.ofMillis(2_700);

    private static final ScopedValue<Deadline> REQUEST = ScopedValue.newInstance();
    private static final Executor VIRTUAL =
            task -> Thread.ofVirtual().name("slack-answer").start(task);

    private Meanwhile() {}

    /** For a request that is there now. */
    static Deadline acknowledgement() {
        return Deadline.in(ACKNOWLEDGED);
    }

    /** Handles a request, which has to be acknowledged by then. */
    static <T> T request(Deadline acknowledged, Supplier<T> handling) {
        return ScopedValue.where(REQUEST, acknowledged).call(handling::get);
    }

    /** Of the request that this thread answers. */
    static Deadline deadline() {
        return REQUEST.get();
    }

    /** The task goes on alone. */
    static void start(Runnable task) {
        VIRTUAL.execute(task);
    }

    /** What the task gives, or {@code late} where the acknowledgement cannot wait for it; the task then goes on alone. */
    static <T> T orElse(T late, Supplier<T> task) {
        return deadline().orElse(late, task);
    }

    /** The same for a question that comes before the event is taken in, which needs the other half of the time. */
    static <T> T askedOrElse(T late, Supplier<T> question) {
        return deadline().halfway().orElse(late, question);
    }
}
