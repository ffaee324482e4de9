package dev.trellis.delivery;

import dev.trellis.delivery.OutboxRow.State;
import dev.trellis.platform.MessageRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What becomes of a row that was looked at. */
sealed interface Verdict {
    /** How the reason of a message begins that may have arrived. */
    String IN_DOUBT = "IN_DOUBT";

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

        /** It may be there all the same, and nobody can be asked. */
        static Over inDoubt(String why) {
            return new Over(State.BLOCKED, IN_DOUBT + " " + why);
        }

        boolean inDoubt() {
            return state == State.BLOCKED && why.startsWith(IN_DOUBT);
        }
    }

    /** As the column holds it. */
    private static String fit(String why) {
        return why.length() <= 300 ? why : why.substring(0, 299) + "…";
    }
}
