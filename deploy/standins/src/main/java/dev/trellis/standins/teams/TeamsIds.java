package dev.trellis.standins.teams;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Ids shaped like Microsoft's. Activity ids are epoch milliseconds, unique and growing even if the clock stands still. */
final class TeamsIds {
    private final AtomicLong last = new AtomicLong();
    private final AtomicLong events = new AtomicLong();

    String activity(Instant now) {
        return String.valueOf(last.updateAndGet(before -> Math.max(now.toEpochMilli(), before + 1)));
    }

    /** Ids of invokes and updates: {@code f:} and a number. */
    String event() {
        return "f:00000000-0000-4000-8000-%012d".formatted(events.incrementAndGet());
    }

    static String personalConversation(TeamsUser user) {
        return "a:1" + user.aadObjectId().replace("-", "") + "standin";
    }
}
