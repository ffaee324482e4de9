package dev.trellis.pairing;

import dev.trellis.cadence.Cadence;
import dev.trellis.cadence.CadenceRule;
import dev.trellis.cadence.Cadences;
import dev.trellis.cadence.Rhythm;
import dev.trellis.delivery.Budgets;
import dev.trellis.delivery.Outbox;
import dev.trellis.person.Moved;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.program.Program;
import dev.trellis.program.Programs;
import dev.trellis.program.RhythmChanged;
import dev.trellis.storage.Sql;
import dev.trellis.variant.Layering;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the cadences of pairs in step with both people and their program (A4): check-ins are the mentee's, deep dives and reviews are for
 * both, each in their own zone. Where a program has no deep dives or reviews, its pairs have no rows for them until it gets some.
 */
@Singleton
public class PairRhythm implements Moved, RhythmChanged {
    private final Pairs pairs;
    private final Cadences cadences;
    private final Rhythm rhythm;
    private final People people;
    private final Programs programs;
    private final Layering layering;
    private final Outbox outbox;
    private final Budgets budgets;
    private final Sql sql;
    private final Clock clock;

    PairRhythm(
            Pairs pairs,
            Cadences cadences,
            Rhythm rhythm,
            People people,
            Programs programs,
            Layering layering,
            Outbox outbox,
            Budgets budgets,
            Sql sql,
            Clock clock) {
        this.pairs = pairs;
        this.cadences = cadences;
        this.rhythm = rhythm;
        this.people = people;
        this.programs = programs;
        this.layering = layering;
        this.outbox = outbox;
        this.budgets = budgets;
        this.sql = sql;
        this.clock = clock;
    }

    /** @return when the mentee is asked first */
    @Nullable
    Instant begin(Pair pair, Program program, Person mentor, Person mentee, Instant now) {
        Layering.Found found = layering.of(program.organizationId(), List.of(program), List.of(mentor, mentee));
        Instant first = next(found, program, pair, Cadence.Kind.CHECK_IN, null, mentee, now);
        List<Cadence> rows = new ArrayList<>();
        rows.add(row(pair, mentee, Cadence.Kind.CHECK_IN, null, first));
        for (Cadence.Kind kind : switchedOn(program)) {
            for (Person person : List.of(mentee, mentor)) {
                rows.add(row(pair, person, kind, null, next(found, program, pair, kind, null, person, now)));
            }
        }
        cadences.saveAll(rows);
        return first;
    }

    void stop(Pair pair) {
        cadences.stop(pair.id(), pair.organizationId());
        outbox.decideAnew(pair.organizationId(), pair.menteeId());
    }

    /** After somebody's zone changed, or what decides their rhythm: what is due for them is due at their new morning. */
    @Override
    @Transactional
    public void moved(Person person, Instant now) {
        List<Cadence> running =
                cadences.findByOrganizationIdAndPersonIdAndNextDueAtIsNotNull(person.organizationId(), person.id());
        for (Cadence cadence : running) {
            Pair pair = pairs.findByIdAndOrganizationId(cadence.pairId(), cadence.organizationId())
                    .orElseThrow();
            Program program = program(pair);
            cadences.dueAt(cadence.id(), anew(layering.of(program, person), program, pair, cadence, person, now));
        }
        outbox.decideAnew(person.organizationId(), person.id());
    }

    /** Those of the program's pairs that have no rhythm of their own go by the new one from now on. */
    @Override
    @Transactional
    public void rhythmChanged(Program program, Instant now) {
        switchedOn(program).forEach(kind -> complete(program, kind));
        List<Cadence> following = cadences.followingProgram(program.organizationId(), program.id());
        Map<Long, Pair> pairOf = pairs.ofProgram(program.organizationId(), program.id()).stream()
                .collect(Collectors.toMap(Pair::id, Function.identity()));
        Map<Long, Person> theirs = people(
                program.organizationId(),
                following.stream().map(Cadence::personId).distinct().toList());
        Layering.Found found = layering.of(program.organizationId(), List.of(program), theirs.values());
        Map<Optional<Instant>, List<Long>> due = new HashMap<>();
        for (Cadence cadence : following) {
            Pair pair = pairOf.get(cadence.pairId());
            Person person = theirs.get(cadence.personId());
            if (pair != null && person != null) {
                Instant at = anew(found, program, pair, cadence, person, now);
                due.computeIfAbsent(Optional.ofNullable(at), each -> new ArrayList<>())
                        .add(cadence.id());
            }
        }
        // Most are due at the same moments, so these are few statements.
        due.forEach((at, ids) -> cadences.dueAt(ids, at.orElse(null)));
        budgets.changed(program.organizationId(), program.id());
    }

    /** Pairs from before the program had this get their rows: one statement, however many there are. */
    private void complete(Program program, Cadence.Kind kind) {
        sql.update("""
                insert ignore into cadence (organization_id, pair_id, person_id, kind)
                select organization_id, id, mentee_id, ? from pair where organization_id = ? and program_id = ? and together = 1
                union all
                select organization_id, id, mentor_id, ? from pair where organization_id = ? and program_id = ? and together = 1
                """, kind, program.organizationId(), program.id(), kind, program.organizationId(), program.id());
    }

    /**
     * Gives the pair a rule of its own for this, from now on.
     *
     * @param rule for deep dives and reviews also {@link CadenceRule#OFF}; absent: as the program has it
     * @return what holds for the mentee now
     */
    @Transactional
    public String follow(Pair pair, Cadence.Kind kind, @Nullable String rule, Instant now) {
        Program program = program(pair);
        String holds = "";
        Map<Long, Cadence> rows = cadences.findByOrganizationIdAndPairId(pair.organizationId(), pair.id()).stream()
                .filter(cadence -> cadence.kind() == kind)
                .collect(Collectors.toMap(Cadence::personId, Function.identity()));
        List<Long> asked =
                kind == Cadence.Kind.CHECK_IN ? List.of(pair.menteeId()) : List.of(pair.menteeId(), pair.mentorId());
        for (Person person : people(pair.organizationId(), asked).values()) {
            Layering.Found found = layering.of(program, person);
            Instant at = next(found, program, pair, kind, rule, person, now);
            if (person.id() == pair.menteeId()) {
                holds = found.of(program).cadence(kind, rule, found.who(person)).value();
            }
            Cadence before = rows.get(person.id());
            if (before == null) {
                cadences.save(row(pair, person, kind, rule, at));
            } else {
                cadences.follow(before.id(), rule, at);
            }
        }
        outbox.decideAnew(pair.organizationId(), pair.menteeId());
        return holds;
    }

    private static List<Cadence.Kind> switchedOn(Program program) {
        return Arrays.stream(Cadence.Kind.values())
                .filter(kind -> kind != Cadence.Kind.CHECK_IN)
                .filter(kind -> !program.cadence(kind).equals(CadenceRule.OFF))
                .toList();
    }

    private static Cadence row(
            Pair pair, Person person, Cadence.Kind kind, @Nullable String rule, @Nullable Instant at) {
        return new Cadence(0, pair.organizationId(), pair.id(), person.id(), kind, rule, 0, at, null);
    }

    /**
     * When it is due after its rule or the person's zone may have changed. Nobody is asked twice on one day of theirs; and what was due and
     * is not asked yet, for a holiday or because the morning has passed in the new zone, stays due.
     */
    private @Nullable Instant anew(
            Layering.Found found, Program program, Pair pair, Cadence cadence, Person person, Instant now) {
        Instant asked = cadence.askedAt();
        Instant dayOver = asked == null ? now : endOfDay(asked, person);
        Instant next = next(
                found, program, pair, cadence.kind(), cadence.rule(), person, dayOver.isAfter(now) ? dayOver : now);
        Instant before = cadence.nextDueAt();
        if (next == null || before == null || !before.isBefore(next) || isSameDay(before, next, person)) {
            return next;
        }
        Instant since = next(
                found,
                program,
                pair,
                cadence.kind(),
                cadence.rule(),
                person,
                asked == null ? pair.startedAt() : dayOver);
        boolean owed = since != null && !since.isAfter(now);
        return owed ? before : next;
    }

    private boolean isSameDay(Instant one, Instant other, Person person) {
        return endOfDay(one, person).equals(endOfDay(other, person));
    }

    private Instant endOfDay(Instant at, Person person) {
        ZoneId zone = person.zone(clock.getZone());
        return at.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    }

    private @Nullable Instant next(
            Layering.Found found,
            Program program,
            Pair pair,
            Cadence.Kind kind,
            @Nullable String own,
            Person person,
            Instant now) {
        String rule = found.of(program).cadence(kind, own, found.who(person)).value();
        Instant settled = pair.startedAt().plus(kind.settling());
        return rhythm.next(rule, program.cadence(kind), person, settled.isAfter(now) ? settled : now);
    }

    private Program program(Pair pair) {
        return programs.findByIdAndOrganizationId(pair.programId(), pair.organizationId())
                .orElseThrow();
    }

    private Map<Long, Person> people(long organization, Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : people.findByOrganizationIdAndIdIn(organization, ids).stream()
                        .collect(Collectors.toMap(Person::id, Function.identity()));
    }
}
