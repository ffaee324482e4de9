package dev.trellis.ending;

import dev.trellis.cohort.Cohort;
import dev.trellis.cohort.Cohorts;
import dev.trellis.delivery.Outbox;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairs;
import dev.trellis.planning.DueBatches;
import dev.trellis.planning.DueRows;
import dev.trellis.planning.Sweep;
import dev.trellis.program.Program;
import dev.trellis.program.Programs;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ends pairs whose week is over. Nobody's pair ends before they were told: whoever is away hears it first, and for two weeks the end waits
 * for that. An end that follows a cohort follows it, too, when its last day was moved meanwhile, and is off when it was taken away.
 */
@Singleton
class EndingsDue implements Sweep, DueRows<Ending> {
    private static final int BATCH = 50;
    private static final Duration WAITS_FOR_NEWS = Duration.ofDays(14);
    private static final Duration LOOKED_AT_AGAIN = Duration.ofDays(1);

    private final DueBatches batches;
    private final Endings endings;
    private final Concluding concluding;
    private final Pairs pairs;
    private final Cohorts cohorts;
    private final Programs programs;
    private final Outbox outbox;

    EndingsDue(
            DueBatches batches,
            Endings endings,
            Concluding concluding,
            Pairs pairs,
            Cohorts cohorts,
            Programs programs,
            Outbox outbox) {
        this.batches = batches;
        this.endings = endings;
        this.concluding = concluding;
        this.pairs = pairs;
        this.cohorts = cohorts;
        this.programs = programs;
        this.outbox = outbox;
    }

    @Override
    public String name() {
        return "endings";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    public int sweep() {
        return batches.run(name(), BATCH, this);
    }

    @Override
    public List<Ending> claim(Instant now, int limit) {
        return endings.due(now, limit);
    }

    @Override
    public long id(Ending ending) {
        return ending.id();
    }

    @Override
    public void handle(List<Ending> due, Instant now) {
        for (Ending ending : due) {
            Pair pair = pairs.findByIdAndOrganizationId(ending.pairId(), ending.organizationId())
                    .orElseThrow();
            Optional<Instant> later = movedWithTheCohort(ending, pair).filter(at -> at.isAfter(now));
            if (pair.hasEnded()) {
                endings.over(ending.id(), ending.organizationId(), Ending.State.OVERTAKEN, now);
            } else if (isOpenAgain(ending, pair)) {
                endings.over(ending.id(), ending.organizationId(), Ending.State.UNDONE, now);
                show(ending, pair);
            } else if (later.isPresent()) {
                endings.moved(ending.id(), ending.organizationId(), later.get());
                show(ending, pair);
            } else if (now.isBefore(ending.endsAt().plus(WAITS_FOR_NEWS)) && !bothWereTold(ending, pair)) {
                endings.lookAgain(ending.id(), ending.organizationId(), now.plus(LOOKED_AT_AGAIN));
            } else {
                concluding.conclude(ending, pair, now);
            }
        }
    }

    private void show(Ending ending, Pair pair) {
        concluding.show(
                endings.findByIdAndOrganizationId(ending.id(), ending.organizationId())
                        .orElseThrow(),
                pair);
    }

    /** Whether it was to follow a cohort that has no last day any more. */
    private boolean isOpenAgain(Ending ending, Pair pair) {
        return ending.why() == Ending.Why.COHORT_OVER
                && pair.cohortId() != null
                && cohorts.findByIdAndOrganizationId(pair.cohortId(), pair.organizationId())
                        .filter(cohort -> cohort.endsOn() == null)
                        .isPresent();
    }

    private boolean bothWereTold(Ending ending, Pair pair) {
        List<String> keys = Stream.of(pair.mentorId(), pair.menteeId())
                .filter(person -> ending.begunBy() == null || ending.begunBy().longValue() != person)
                .map(person -> Concluding.key(ending, person))
                .toList();
        Map<String, Instant> told = outbox.deliveredAt(ending.organizationId(), keys);
        return told.size() == keys.size();
    }

    private Optional<Instant> movedWithTheCohort(Ending ending, Pair pair) {
        if (ending.why() != Ending.Why.COHORT_OVER || pair.cohortId() == null) {
            return Optional.empty();
        }
        Optional<Program> program = programs.findByIdAndOrganizationId(pair.programId(), pair.organizationId());
        return cohorts.findByIdAndOrganizationId(pair.cohortId(), pair.organizationId())
                .filter(cohort -> program.isPresent())
                .flatMap(cohort -> end(cohort, program.orElseThrow()))
                .map(at -> ending.extended() ? at.plus(Ending.LONGER) : at);
    }

    /** When a cohort's last day is over; empty if it is open when that is. */
    static Optional<Instant> end(Cohort cohort, Program program) {
        return Optional.ofNullable(cohort.endsOn())
                .map(last -> last.plusDays(1).atStartOfDay(program.zone()).toInstant());
    }
}
