package dev.trellis.checkin;

import dev.trellis.attention.Urgency;
import dev.trellis.cadence.Cadence;
import dev.trellis.cadence.Cadences;
import dev.trellis.cadence.Rhythm;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairs;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.planning.Batches;
import dev.trellis.planning.Sweep;
import dev.trellis.program.Program;
import dev.trellis.program.Programs;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/**
 * Turns due cadences into check-ins (E1). After an outage of any length a person is asked once, because the next time is counted from
 * now and not from when it was due.
 */
@Singleton
class CheckInPlanning implements Sweep {
    private static final int BATCH = 200;

    private final Batches batches;
    private final Cadences cadences;
    private final Pairs pairs;
    private final People people;
    private final Programs programs;
    private final Rhythm rhythm;
    private final Asking asking;

    CheckInPlanning(
            Batches batches,
            Cadences cadences,
            Pairs pairs,
            People people,
            Programs programs,
            Rhythm rhythm,
            Asking asking) {
        this.batches = batches;
        this.cadences = cadences;
        this.pairs = pairs;
        this.people = people;
        this.programs = programs;
        this.rhythm = rhythm;
        this.asking = asking;
    }

    @Override
    public String name() {
        return "check-ins";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(15);
    }

    @Override
    public int sweep() {
        return batches.run(BATCH, now -> {
            var due = cadences.due(now, BATCH);
            due.forEach(row -> plan(row, now));
            return due.size();
        });
    }

    private void plan(Cadence cadence, Instant now) {
        Pair pair = pairs.findByIdAndOrganizationId(cadence.pairId(), cadence.organizationId())
                .orElseThrow();
        if (pair.hasEnded()) {
            cadences.dueAt(cadence.id(), null);
            return;
        }
        Person person = people.findByIdAndOrganizationId(cadence.personId(), cadence.organizationId())
                .orElseThrow();
        Program program = programs.findByIdAndOrganizationId(pair.programId(), cadence.organizationId())
                .orElseThrow();
        Instant next = rhythm.next(cadence.rule(), program.checkInCadence(), person, now);
        if (person.isPaused(now)) {
            // Away is not silent: nothing is asked, so nothing counts as unanswered.
            cadences.dueAt(cadence.id(), next);
            return;
        }
        Instant weekLater = now.plus(Asking.OPEN_FOR);
        Instant closes = next == null || next.isAfter(weekLater) ? weekLater : next;
        asking.ask(pair, person.id(), cadence.turn(), now, closes, Urgency.ROUTINE);
        cadences.asked(cadence.id(), cadence.turn() + 1, next);
    }
}
