package dev.trellis.ending;

import dev.trellis.cohort.Cohort;
import dev.trellis.cohort.Cohorts;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairs;
import dev.trellis.planning.DueBatches;
import dev.trellis.planning.DueRows;
import dev.trellis.planning.Sweep;
import dev.trellis.program.Program;
import dev.trellis.program.Programs;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Gives the pairs of a cohort their closing ritual a week before its last day is over (C5): on the first moment at which the day a week
 * before has begun everywhere, so that no zone needs to be asked. They end with the cohort, but never sooner than in a week.
 */
@Singleton
class CohortEnds implements Sweep, DueRows<CohortEnds.Due> {
    private static final int BATCH = 50;
    private static final ZoneOffset LAST_TO_BEGIN_A_DAY = ZoneOffset.ofHours(-12);

    private final DueBatches batches;
    private final Concluding concluding;
    private final Pairs pairs;
    private final Cohorts cohorts;
    private final Programs programs;
    private final Sql sql;

    CohortEnds(DueBatches batches, Concluding concluding, Pairs pairs, Cohorts cohorts, Programs programs, Sql sql) {
        this.batches = batches;
        this.concluding = concluding;
        this.pairs = pairs;
        this.cohorts = cohorts;
        this.programs = programs;
        this.sql = sql;
    }

    @Override
    public String name() {
        return "cohort-ends";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(15);
    }

    @Override
    public int sweep() {
        return batches.run(name(), BATCH, this);
    }

    /** Counted and not "not exists", which servers turn into a look at all endings; and cohorts first, of which there are few. */
    @Override
    public List<Due> claim(Instant now, int limit) {
        LocalDate day = now.atOffset(LAST_TO_BEGIN_A_DAY).toLocalDate().plusDays(Ending.TIME_TO_SPEAK.toDays());
        return sql.query(
                """
                select p.id, p.organization_id, p.cohort_id
                from cohort c straight_join pair p force index (pair_cohort_together) on p.cohort_id = c.id and p.together = 1
                where c.ends_on <= ?
                  and (select count(*) from ending e
                    where e.pair_id = p.id and (e.running = 1 or e.why = 'COHORT_OVER' and e.state <> 'UNDONE')) = 0
                order by c.ends_on, p.id limit ? for update skip locked
                """,
                row -> new Due(row.getLong("id"), row.getLong("organization_id"), row.getLong("cohort_id")),
                day.toString(),
                limit);
    }

    @Override
    public long id(Due due) {
        return due.pair();
    }

    @Override
    public void handle(List<Due> claimed, Instant now) {
        claimed.stream()
                .collect(Collectors.groupingBy(Due::organization))
                .forEach((organization, theirs) -> begin(organization, theirs, now));
    }

    private void begin(long organization, List<Due> claimed, Instant now) {
        Map<Long, Pair> known =
                pairs
                        .findByOrganizationIdAndIdIn(
                                organization, claimed.stream().map(Due::pair).toList())
                        .stream()
                        .collect(Collectors.toMap(Pair::id, Function.identity()));
        Map<Long, Program> running = programs
                .findByOrganizationIdAndIdIn(
                        organization,
                        known.values().stream().map(Pair::programId).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Program::id, Function.identity()));
        Map<Long, Cohort> over = claimed.stream()
                .map(Due::cohort)
                .distinct()
                .map(cohort ->
                        cohorts.findByIdAndOrganizationId(cohort, organization).orElseThrow())
                .collect(Collectors.toMap(Cohort::id, Function.identity()));
        Instant earliest = now.plus(Ending.TIME_TO_SPEAK);
        for (Due due : claimed) {
            Pair pair = Objects.requireNonNull(known.get(due.pair()));
            Instant end = EndingsDue.end(
                            Objects.requireNonNull(over.get(due.cohort())),
                            Objects.requireNonNull(running.get(pair.programId())))
                    .orElse(earliest);
            concluding.begin(pair, null, Ending.Why.COHORT_OVER, end.isBefore(earliest) ? earliest : end, now);
        }
    }

    /** A pair whose cohort is nearly over. */
    record Due(long pair, long organization, long cohort) {}
}
