package dev.trellis.onboarding;

import dev.trellis.enrolment.Side;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.planning.DueBatches;
import dev.trellis.planning.DueRows;
import dev.trellis.planning.Sweep;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Begins to show around whoever is enrolled, however they came in. An enrolment says by itself that nobody has begun yet, so whoever writes
 * one need not know of this; and whoever comes back is not shown around again. Whoever is in a pair by then has begun already: nothing is
 * said of its own accord, and everything is in the list.
 */
@Singleton
class Newcomers implements Sweep, DueRows<Newcomers.Newcomer> {
    private static final int BATCH = 500;

    private final DueBatches batches;
    private final People people;
    private final Sql sql;
    private final Clock clock;

    Newcomers(DueBatches batches, People people, Sql sql, Clock clock) {
        this.batches = batches;
        this.people = people;
        this.sql = sql;
        this.clock = clock;
    }

    /** @param id of the enrolment */
    record Newcomer(long id, long organizationId, long programId, long personId, Side side) {}

    @Override
    public String name() {
        return "newcomers";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public int sweep() {
        return batches.run(name(), BATCH, this);
    }

    @Override
    public List<Newcomer> claim(Instant now, int limit) {
        return sql.query(
                "select id, organization_id, program_id, person_id, side from enrolment force index (enrolment_onboarding)"
                        + " where state = 'ENROLLED' and onboarded_at is null limit ? for update skip locked",
                row -> new Newcomer(
                        row.getLong("id"),
                        row.getLong("organization_id"),
                        row.getLong("program_id"),
                        row.getLong("person_id"),
                        Side.valueOf(row.getString("side"))),
                limit);
    }

    @Override
    public long id(Newcomer newcomer) {
        return newcomer.id();
    }

    @Override
    public void handle(List<Newcomer> claimed, Instant now) {
        claimed.stream()
                .collect(Collectors.groupingBy(Newcomer::organizationId))
                .forEach((organization, theirs) -> begin(organization, theirs, now));
        List<@Nullable Object> values = new ArrayList<@Nullable Object>();
        values.add(now);
        claimed.forEach(newcomer -> values.add(newcomer.id()));
        sql.update(
                "update enrolment set onboarded_at = ? where id in (" + Sql.marks(claimed.size()) + ")",
                values.toArray());
    }

    private void begin(long organization, List<Newcomer> newcomers, Instant now) {
        Map<Long, Person> persons = people
                .findByOrganizationIdAndIdIn(
                        organization,
                        newcomers.stream().map(Newcomer::personId).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
        Set<List<Long>> paired = paired(organization, newcomers);
        List<@Nullable Object> values = new ArrayList<@Nullable Object>();
        for (Newcomer newcomer : newcomers) {
            Person person = persons.get(newcomer.personId());
            if (person != null) {
                values.addAll(List.of(organization, newcomer.programId(), newcomer.personId(), newcomer.side(), now));
                values.add(
                        paired.contains(List.of(newcomer.programId(), newcomer.personId()))
                                ? null
                                : new Step(newcomer.side(), 0)
                                        .due(now, now, person.workingHours(), person.zone(clock.getZone())));
            }
        }
        if (!values.isEmpty()) {
            sql.update(
                    "insert ignore into onboarding (organization_id, program_id, person_id, side, began_at, due_at) values "
                            + Sql.rows(values.size() / 6, 6),
                    values.toArray());
        }
    }

    /** Programs and people in pairs: whoever begins with a partner has begun, and the list of all steps is enough. */
    private Set<List<Long>> paired(long organization, List<Newcomer> newcomers) {
        List<Long> those = newcomers.stream().map(Newcomer::personId).distinct().toList();
        Set<List<Long>> paired = new HashSet<>();
        for (String side : List.of("mentor_id", "mentee_id")) {
            List<Object> values = new ArrayList<>();
            values.add(organization);
            values.addAll(those);
            sql.query(
                    "select program_id, " + side + " as person_id from pair where organization_id = ? and " + side
                            + " in (" + Sql.marks(those.size()) + ") and together = 1",
                    row -> paired.add(List.of(row.getLong("program_id"), row.getLong("person_id"))),
                    values.toArray());
        }
        return paired;
    }
}
