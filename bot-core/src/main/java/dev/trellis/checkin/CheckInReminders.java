package dev.trellis.checkin;

import dev.trellis.delivery.Outbox;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairs;
import dev.trellis.planning.DueBatches;
import dev.trellis.planning.DueRows;
import dev.trellis.planning.Sweep;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reminds those who have not answered, a day and three days after the question reached them, and closes what is over. */
@Singleton
class CheckInReminders implements Sweep, DueRows<CheckIn> {
    private static final int BATCH = 500;

    private final DueBatches batches;
    private final CheckIns checkIns;
    private final Pairs pairs;
    private final Asking asking;
    private final Outbox outbox;

    CheckInReminders(DueBatches batches, CheckIns checkIns, Pairs pairs, Asking asking, Outbox outbox) {
        this.batches = batches;
        this.checkIns = checkIns;
        this.pairs = pairs;
        this.asking = asking;
        this.outbox = outbox;
    }

    @Override
    public String name() {
        return "check-in-reminders";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public int sweep() {
        return batches.run(name(), BATCH, this);
    }

    @Override
    public List<CheckIn> claim(Instant now, int limit) {
        return checkIns.toLookAt(now, limit);
    }

    @Override
    public long id(CheckIn checkIn) {
        return checkIn.id();
    }

    @Override
    public void handle(List<CheckIn> due, Instant now) {
        due.stream()
                .collect(Collectors.groupingBy(CheckIn::organizationId))
                .forEach((organization, theirs) -> look(organization, theirs, now));
    }

    private void look(long organization, List<CheckIn> due, Instant now) {
        Map<Long, Pair> pairOf = pairs
                .findByOrganizationIdAndIdIn(
                        organization,
                        due.stream().map(CheckIn::pairId).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Pair::id, Function.identity()));
        Map<String, Instant> reached = outbox.deliveredAt(
                organization,
                due.stream().map(checkIn -> Asking.key(checkIn, 0)).toList());
        List<CheckIn> over = new ArrayList<>();
        List<Asking.Reminder> reminders = new ArrayList<>();
        Map<Next, List<Long>> next = new HashMap<>();
        for (CheckIn checkIn : due) {
            Pair pair = Optional.ofNullable(pairOf.get(checkIn.pairId())).orElseThrow();
            if (!now.isBefore(checkIn.closesAt()) || pair.hasEnded()) {
                over.add(checkIn);
                continue;
            }
            Next then = next(checkIn, Optional.ofNullable(reached.get(Asking.key(checkIn, 0))), now);
            next.computeIfAbsent(then, each -> new ArrayList<>()).add(checkIn.id());
            if (then.reminders() > checkIn.reminders()) {
                reminders.add(new Asking.Reminder(checkIn, pair, then.reminders()));
            }
        }
        asking.end(organization, over, CheckIn.State.CLOSED);
        next.forEach((then, ids) -> checkIns.remindNext(ids, then.reminders(), then.at()));
        asking.remind(organization, reminders);
    }

    /**
     * What comes of a look.
     *
     * @param reminders one more than before: it is reminded of now
     * @param at when it is looked at again
     */
    private record Next(int reminders, Instant at) {}

    private static Next next(CheckIn checkIn, Optional<Instant> reached, Instant now) {
        int before = checkIn.reminders();
        if (reached.isEmpty()) {
            // Still held (quiet hours, budget, snooze): a reminder of something unsaid would be the first they hear of
            // it.
            return new Next(before, sooner(now.plus(Duration.ofHours(1)), checkIn));
        }
        if (before >= Asking.MOST_REMINDERS) {
            return new Next(before, checkIn.closesAt());
        }
        int reminder = before + 1;
        Instant due = reached.get().plus(reminder == 1 ? Asking.FIRST_REMINDER : Asking.SECOND_REMINDER);
        if (due.isAfter(now)) {
            return new Next(before, sooner(due, checkIn));
        }
        Instant after =
                reminder < Asking.MOST_REMINDERS ? reached.get().plus(Asking.SECOND_REMINDER) : checkIn.closesAt();
        return new Next(reminder, sooner(after, checkIn));
    }

    private static Instant sooner(Instant at, CheckIn checkIn) {
        return at.isBefore(checkIn.closesAt()) ? at : checkIn.closesAt();
    }
}
