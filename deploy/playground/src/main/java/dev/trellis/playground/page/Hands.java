package dev.trellis.playground.page;

import dev.trellis.playground.stage.Rows;
import dev.trellis.playground.stage.Stage;
import dev.trellis.playground.story.Bystanders;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The hands of the clock: moves them, and tells what that brought. */
final class Hands {
    private static final LocalTime NINE = LocalTime.of(9, 0);
    /** A clock that runs may overtake the hop it is being moved by; then the rest of the way is left. */
    private static final int TRIES = 5;

    private final Stage stage;
    private final Bystanders bystanders;
    private final Changes changes;
    private final ReentrantLock turning = new ReentrantLock();
    private volatile @Nullable Moved last;

    Hands(Stage stage, Bystanders bystanders, Changes changes) {
        this.stage = stage;
        this.bystanders = bystanders;
        this.changes = changes;
    }

    boolean moving() {
        return turning.isLocked();
    }

    @Nullable
    Moved last() {
        return last;
    }

    /** @param by {@code hour}, {@code day} or {@code monday} */
    Moved move(String by) {
        turning.lock();
        try {
            changes.happened();
            Instant from = stage.clock().instant();
            moveTo(target(by, from));
            bystanders.look();
            stage.time().settle();
            stage.slack().retryDueEvents();
            Instant to = stage.clock().instant();
            Moved moved = new Moved(from, to, sent(from), next(to).orElse(null));
            last = moved;
            return moved;
        } finally {
            turning.unlock();
            changes.happened();
        }
    }

    private Instant target(String by, Instant from) {
        return switch (by) {
            case "hour" -> from.plus(Duration.ofHours(1));
            case "day" -> from.atZone(stage.clock().getZone()).plusDays(1).toInstant();
            case "monday" -> nextMonday(from.atZone(stage.clock().getZone())).toInstant();
            default -> throw new IllegalArgumentException("the clock moves by hour, day or monday, not " + by);
        };
    }

    private static ZonedDateTime nextMonday(ZonedDateTime from) {
        ZonedDateTime monday =
                from.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)).with(NINE);
        return monday.isAfter(from) ? monday : monday.plusWeeks(1);
    }

    private void moveTo(Instant target) {
        for (int attempt = 1; stage.clock().instant().isBefore(target); attempt++) {
            try {
                stage.time().moveTo(target);
            } catch (IllegalArgumentException overtaken) {
                if (attempt == TRIES) {
                    throw overtaken;
                }
            }
        }
    }

    private List<Moved.Sent> sent(Instant since) {
        return stage.rows()
                .query(
                        "select coalesce(person.display_name, concat('#', channel.name), ''), outbox.kind, outbox.delivered_at"
                                + " from outbox left join person on person.id = outbox.person_id"
                                + " left join channel on channel.id = outbox.channel_id"
                                + " where outbox.state = 'DELIVERED' and outbox.delivered_at >= ?"
                                + " and outbox.target in ('PERSON', 'CHANNEL') order by outbox.delivered_at, outbox.id",
                        row -> new Moved.Sent(row.getString(1), row.getString(2), at(Rows.instant(row, 3), since)),
                        since);
    }

    private Optional<Moved.Next> next(Instant after) {
        return stage
                .rows()
                .query(
                        "select at, what from ("
                                + "select min(next_due_at) at, 'checkin.ask' what from cadence where kind = 'CHECK_IN'"
                                + " union all select min(next_due_at), 'rhythm.deep-dive' from cadence where kind = 'DEEP_DIVE'"
                                + " union all select min(next_due_at), 'rhythm.review' from cadence where kind = 'REVIEW'"
                                + " union all select min(remind_at), 'checkin.remind' from check_in where state = 'OPEN'"
                                + " union all select min(remind_at), 'meeting.reminder' from meeting"
                                + " union all select min(ask_at), 'meeting.ask' from meeting"
                                + " union all select min(due_at), min(kind) from outbox where state = 'WAITING'"
                                + ") due where at > ? order by at limit 1",
                        row -> new Moved.Next(at(Rows.instant(row, 1), after), row.getString(2)),
                        after)
                .stream()
                .findFirst();
    }

    private static Instant at(@Nullable Instant found, Instant otherwise) {
        return found == null ? otherwise : found;
    }
}
