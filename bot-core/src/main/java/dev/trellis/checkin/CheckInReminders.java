package dev.trellis.checkin;

import dev.trellis.attention.Urgency;
import dev.trellis.delivery.Outbox;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairs;
import dev.trellis.planning.Sweep;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reminds those who have not answered, a day and three days after the question reached them, and closes what is over. */
@Singleton
class CheckInReminders implements Sweep {
    private static final int BATCH = 200;

    private final TransactionOperations<Connection> transactions;
    private final CheckIns checkIns;
    private final Pairs pairs;
    private final Asking asking;
    private final Outbox outbox;
    private final Clock clock;

    CheckInReminders(
            TransactionOperations<Connection> transactions,
            CheckIns checkIns,
            Pairs pairs,
            Asking asking,
            Outbox outbox,
            Clock clock) {
        this.transactions = transactions;
        this.checkIns = checkIns;
        this.pairs = pairs;
        this.asking = asking;
        this.outbox = outbox;
        this.clock = clock;
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
        int handled = 0;
        int batch;
        do {
            batch = transactions.executeWrite(status -> {
                List<CheckIn> due = checkIns.toLookAt(clock.instant(), BATCH);
                due.forEach(this::look);
                return due.size();
            });
            handled += batch;
        } while (batch == BATCH);
        return handled;
    }

    private void look(CheckIn checkIn) {
        Instant now = clock.instant();
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
