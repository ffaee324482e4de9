package dev.trellis.checkin;

import dev.trellis.attention.Urgency;
import dev.trellis.delivery.Outbox;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairs;
import dev.trellis.planning.Batches;
import dev.trellis.planning.Sweep;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** Reminds those who have not answered, a day and three days after the question reached them, and closes what is over. */
@Singleton
class CheckInReminders implements Sweep {
    private static final int BATCH = 200;

    private final Batches batches;
    private final CheckIns checkIns;
    private final Pairs pairs;
    private final Asking asking;
    private final Outbox outbox;

    CheckInReminders(Batches batches, CheckIns checkIns, Pairs pairs, Asking asking, Outbox outbox) {
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
        return batches.run(BATCH, now -> {
            var due = checkIns.toLookAt(now, BATCH);
            due.forEach(row -> look(row, now));
            return due.size();
        });
    }

    private void look(CheckIn checkIn, Instant now) {
        Pair pair = pairs.findByIdAndOrganizationId(checkIn.pairId(), checkIn.organizationId())
                .orElseThrow();
        if (!now.isBefore(checkIn.closesAt()) || pair.hasEnded()) {
            asking.end(checkIn, CheckIn.State.CLOSED);
            return;
        }
        Instant reached = outbox.deliveredAt(checkIn.organizationId(), Asking.key(checkIn, 0))
                .orElse(null);
        if (reached == null) {
            // Still held (quiet hours, budget, snooze): a reminder of something unsaid would be the first they hear of
            // it.
            checkIns.remindNext(checkIn.id(), checkIn.reminders(), sooner(now.plus(Duration.ofHours(1)), checkIn));
            return;
        }
        if (checkIn.reminders() >= Asking.MOST_REMINDERS) {
            checkIns.remindNext(checkIn.id(), checkIn.reminders(), checkIn.closesAt());
            return;
        }
        int reminder = checkIn.reminders() + 1;
        Instant due = reached.plus(reminder == 1 ? Asking.FIRST_REMINDER : Asking.SECOND_REMINDER);
        if (due.isAfter(now)) {
            checkIns.remindNext(checkIn.id(), checkIn.reminders(), sooner(due, checkIn));
            return;
        }
        Instant next = reminder < Asking.MOST_REMINDERS ? reached.plus(Asking.SECOND_REMINDER) : checkIn.closesAt();
        checkIns.remindNext(checkIn.id(), reminder, sooner(next, checkIn));
        asking.say(
                checkIn,
                reminder,
                Urgency.ROUTINE,
                CheckInCards.question(checkIn, asking.partnerName(pair, checkIn.personId()), reminder));
    }

    private static Instant sooner(Instant at, CheckIn checkIn) {
        return at.isBefore(checkIn.closesAt()) ? at : checkIn.closesAt();
    }
}
