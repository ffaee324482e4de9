package dev.trellis.delivery;

import dev.trellis.delivery.OutboxRow.State;
import dev.trellis.platform.MessageRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What becomes of a row that was looked at. */
sealed interface Verdict {
    /**
     * It is there.
     *
     * @param message absent for what cannot be changed later
     */
    record Delivered(@Nullable MessageRef message) implements Verdict {}

    /**
     * It comes up again then.
     *
     * @param state waiting or in doubt
     * @param lane where it waits
     * @param attempts so far
     */
    record Again(State state, Lane lane, Instant at, int attempts, String why) implements Verdict {
        public Again {
            why = fit(why);
        }
    }

    /** Blocked or dropped. */
    record Over(State state, String why) implements Verdict {
        public Over {
            why = fit(why);
        }
    }

    /** As the column holds it. */
    private static String fit(String why) {
        return why.length() <= 300 ? why : why.substring(0, 299) + "…";
    }
}
