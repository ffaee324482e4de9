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
import java.util.LinkedHashMap;
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
    private final OnHolidays onHolidays;
    private final Outbox outbox;

    CheckInReminders(
            DueBatches batches, CheckIns checkIns, Pairs pairs, Asking asking, OnHolidays onHolidays, Outbox outbox) {
        this.batches = batches;
        this.checkIns = checkIns;
        this.pairs = pairs;
        this.asking = asking;
        this.onHolidays = onHolidays;
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
        Map<CheckIn, Next> decided = new LinkedHashMap<>();
        for (CheckIn checkIn : due) {
            Pair pair = pairOf(pairOf, checkIn);
            if (!now.isBefore(checkIn.closesAt()) || pair.hasEnded()) {
                over.add(checkIn);
                continue;
            }
            decided.put(checkIn, next(checkIn, Optional.ofNullable(reached.get(Asking.key(checkIn, 0))), now));
        }
        Map<Long, Instant> holidays = onHolidays.until(
                organization,
                decided.entrySet().stream()
                        .filter(one -> reminds(one.getKey(), one.getValue()))
                        .map(Map.Entry::getKey)
                        .toList(),
                pairOf,
                now);
        Map<Next, List<Long>> next = new HashMap<>();
        decided.forEach((checkIn, wanted) -> {
            Instant working = holidays.get(checkIn.id());
            Next then = working == null ? wanted : new Next(checkIn.reminders(), sooner(working, checkIn));
            next.computeIfAbsent(then, each -> new ArrayList<>()).add(checkIn.id());
            if (reminds(checkIn, then)) {
                reminders.add(new Asking.Reminder(checkIn, pairOf(pairOf, checkIn), then.reminders()));
            }
        });
        asking.end(organization, over, CheckIn.State.CLOSED);
        next.forEach((then, ids) -> checkIns.remindNext(ids, then.reminders(), then.at()));
        asking.remind(organization, reminders);
    }

    private static Pair pairOf(Map<Long, Pair> pairs, CheckIn checkIn) {
        return Optional.ofNullable(pairs.get(checkIn.pairId())).orElseThrow();
    }

    private static boolean reminds(CheckIn checkIn, Next next) {
        return next.reminders() > checkIn.reminders();
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
