package dev.trellis.standins.slack;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** New ids shaped like Slack's; counted, not random, so that runs compare. */
final class Ids {
    private final AtomicLong last = new AtomicLong();

    private String next(String prefix) {
        return prefix + "0" + "%08d".formatted(last.incrementAndGet());
    }

    String direct() {
        return next("D");
    }

    String view() {
        return next("V");
    }

    String event() {
        return next("Ev");
    }

    String blockId() {
        return "blk" + Long.toString(last.incrementAndGet(), 36);
    }

    long number() {
        return last.incrementAndGet();
    }

    String hash(Instant now) {
        return now.getEpochSecond() + "." + Long.toString(last.incrementAndGet() * 7_919 + 60_466_176, 36);
    }
}
