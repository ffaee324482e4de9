package dev.trellis.delivery;

import dev.trellis.platform.Pace;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The timeline of each lane, shared by all nodes: which moments are given to calls already, and until when the platform wants to hear
 * nothing. Statements for the transaction of the caller, which holds the lane until it commits; so of all nodes one looks at a lane at a
 * time, and a person's messages are decided upon one after the other.
 */
@Singleton
class Paces {
    /** No moment further ahead is given away: what comes up meanwhile and is more urgent waits no longer than this. */
    static final Duration HORIZON = Duration.ofMillis(400);

    /** Refused so soon after the platform listened again: the limit is much lower than we think. */
    private static final Duration AT_ONCE = Duration.ofSeconds(10);
    /** Refused once more after so long a time: we are close to the limit, and a little too fast. */
    private static final Duration IN_A_ROW = Duration.ofMinutes(1);
    /** How long it goes well before the pace is raised again. */
    private static final Duration WELL = Duration.ofSeconds(5);

    private final Sql sql;
    private final Clock clock;

    Paces(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * @param calls that may be given away now
     * @param first from now to the first of them; not positive: at once
     * @param interval between two
     * @param skipped moments before the first that nobody used and nobody may make up for
     * @param again when there is nothing to give: how long to leave the lane alone; absent: it is closed
     */
    record Room(
            int calls,
            Duration first,
            Duration interval,
            Duration skipped,
            @Nullable Duration again) {
        static Room none(@Nullable Duration again) {
            return new Room(0, Duration.ZERO, Duration.ZERO, Duration.ZERO, again);
        }

        /** From now to the n-th call. */
        Duration slot(int n) {
            Duration at = first.plus(interval.multipliedBy(n));
            return at.isNegative() ? Duration.ZERO : at;
        }
    }

    /** Holds the lane and says how much room there is. */
    Room room(Lane lane, @Nullable Pace pace, int most) {
        Timeline timeline = hold(lane).orElse(null);
        if (timeline == null) {
            // Another node is looking at it just now.
            return Room.none(Duration.ofMillis(20));
        }
        Instant now = clock.instant();
        if (timeline.closedUntil() != null && timeline.closedUntil().isAfter(now)) {
            return Room.none(null);
        }
        if (pace == null) {
            return new Room(most, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        }
        Duration interval = pace.interval().multipliedBy(100).dividedBy(timeline.percent());
        Duration credit = interval.multipliedBy(pace.burst());
        Duration first = timeline.free().compareTo(credit.negated()) < 0 ? credit.negated() : timeline.free();
        if (first.compareTo(HORIZON.plus(interval).multipliedBy(2)) > 0) {
            // Nothing so far ahead is given away: the server's clock was put back.
            first = Duration.ZERO;
        }
        long calls =
                HORIZON.minus(first).isNegative() ? 0 : HORIZON.minus(first).dividedBy(interval) + 1;
        return calls == 0
                // Half of it is worth a look: a call each look would cost a transaction each.
                ? Room.none(first.minus(HORIZON.dividedBy(2)))
                : new Room((int) Math.min(calls, most), first, interval, first.minus(timeline.free()), Duration.ZERO);
    }

    /**
     * Gives the first so many calls of the room away. Counted on from the timeline itself and not from now: what a look takes would be lost
     * with each of them.
     */
    void take(Lane lane, Room room, int calls) {
        if (calls > 0 && !room.interval().isZero()) {
            sql.update(
                    """
                    update delivery_pace set free_at = timestampadd(microsecond, ?, free_at),
                      percent = if(percent < 100 and changed_at < ?, least(100, percent + if(percent < 95, 5, 1)), percent),
                      changed_at = if(changed_at < ?, ?, changed_at)
                    where lane = ? and call_kind = ?
                    """,
                    room.skipped().plus(room.interval().multipliedBy(calls)).toNanos() / 1_000,
                    clock.instant().minus(WELL),
                    clock.instant().minus(WELL),
                    clock.instant(),
                    lane.workspace(),
                    lane.callKind().ordinal());
        }
    }

    /**
     * The platform wants no such call for so long. What was under way and is refused as well says nothing new; one refusal after a long time
     * may be somebody else's doing.
     */
    void close(Lane lane, Instant until) {
        Instant now = clock.instant();
        sql.update(
                """
                insert into delivery_pace (lane, call_kind, free_at, closed_until, percent, changed_at) values (?, ?, now(6), ?, 100, ?)
                on duplicate key update
                  percent = case when closed_until is null or closed_until > ? or closed_until < ? then percent
                    when closed_until > ? then greatest(20, percent * 0.9) else greatest(20, percent - 1) end,
                  closed_until = greatest(coalesce(closed_until, values(closed_until)), values(closed_until)), changed_at = values(changed_at)
                """,
                lane.workspace(),
                lane.callKind().ordinal(),
                until,
                now,
                now,
                now.minus(IN_A_ROW),
                now.minus(AT_ONCE));
    }

    /**
     * @param free from the server's now to the first free moment
     */
    private record Timeline(Duration free, @Nullable Instant closedUntil, int percent) {}

    /** Waits for nobody: to insert a row that is there is to wait for whoever holds it, be it a node that stands still. */
    private Optional<Timeline> hold(Lane lane) {
        Optional<Timeline> held = held(lane);
        if (held.isPresent() || isKnown(lane)) {
            return held;
        }
        sql.update("""
                insert ignore into delivery_pace (lane, call_kind, free_at, percent, changed_at)
                values (?, ?, timestampadd(day, -1, now(6)), 100, ?)
                """, lane.workspace(), lane.callKind().ordinal(), clock.instant());
        return held(lane);
    }

    private boolean isKnown(Lane lane) {
        return sql.one(
                        "select 1 as one from delivery_pace where lane = ? and call_kind = ?",
                        row -> row.getInt("one"),
                        lane.workspace(),
                        lane.callKind().ordinal())
                .isPresent();
    }

    private Optional<Timeline> held(Lane lane) {
        return sql.one(
                """
                select timestampdiff(microsecond, now(6), free_at) as free, closed_until, percent from delivery_pace
                where lane = ? and call_kind = ? for update skip locked
                """,
                row -> new Timeline(
                        Duration.ofNanos(Objects.requireNonNull(Sql.number(row, "free")) * 1_000),
                        Sql.instant(row, "closed_until"),
                        row.getInt("percent")),
                lane.workspace(),
                lane.callKind().ordinal());
    }
}
