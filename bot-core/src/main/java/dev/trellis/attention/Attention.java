package dev.trellis.attention;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's attention at one moment: decides whether they may be addressed now. Pure; every decision has a reason that can be shown.
 *
 * @param pausedUntil with {@code paused}: absent means until they resume
 * @param spent when messages that count in the budget were delivered in the last seven days
 * @param promised when something is due that is to be asked on its day, for which room is kept free; empty where nothing goes before this
 *     message
 */
public record Attention(
        ZoneId zone,
        WorkingHours workingHours,
        MessageBudget budget,
        boolean paused,
        @Nullable Instant pausedUntil,
        @Nullable Instant snoozedUntil,
        List<Instant> spent,
        List<Instant> promised) {

    /** What to do with a message of this urgency. */
    public Decision decide(Urgency urgency, Instant now) {
        if (urgency == Urgency.INTERACTIVE) {
            return new Decision.Send();
        }
        if (paused) {
            return pausedUntil == null
                    ? new Decision.Drop(Reason.PAUSED)
                    : new Decision.Hold(workingHours.next(pausedUntil, zone), Reason.PAUSED);
        }
        if (urgency == Urgency.TIMELY) {
            return new Decision.Send();
        }
        if (snoozedUntil != null && snoozedUntil.isAfter(now)) {
            return new Decision.Hold(workingHours.next(snoozedUntil, zone), Reason.SNOOZED);
        }
        Instant room = budget.roomAgain(spent, now, zone);
        if (room != null) {
            return new Decision.Hold(workingHours.next(room, zone), Reason.BUDGET_SPENT);
        }
        if (!workingHours.contains(now, zone)) {
            return new Decision.Hold(workingHours.next(now, zone), Reason.QUIET_HOURS);
        }
        Instant after = budget.roomBeside(promised(now), spent, now, zone);
        return after == null
                ? new Decision.Send()
                : new Decision.Hold(workingHours.next(after, zone), Reason.KEPT_FREE);
    }

    /** When what was promised can be said: what is late, or due outside of working hours, as soon as they allow. */
    private List<Instant> promised(Instant now) {
        return promised.stream()
                .map(at -> workingHours.next(at.isBefore(now) ? now : at, zone))
                .sorted()
                .toList();
    }

    /** Why a message waits or is not sent at all. */
    public enum Reason {
        QUIET_HOURS,
        BUDGET_SPENT,
        /** It would take the room of what was promised for its day. */
        KEPT_FREE,
        SNOOZED,
        PAUSED
    }

    /** What {@link Attention#decide} says. */
    public sealed interface Decision {
        record Send() implements Decision {}

        /** Look again then; always in the person's working hours. */
        record Hold(Instant until, Reason reason) implements Decision {}

        record Drop(Reason reason) implements Decision {}
    }
}
