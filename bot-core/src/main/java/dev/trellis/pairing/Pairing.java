package dev.trellis.pairing;

import dev.trellis.cadence.Cadence;
import dev.trellis.cadence.Cadences;
import dev.trellis.cadence.Rhythm;
import dev.trellis.cohort.Cohort;
import dev.trellis.cohort.RunningCohorts;
import dev.trellis.person.Moved;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.program.Program;
import dev.trellis.program.Programs;
import dev.trellis.program.RhythmChanged;
import dev.trellis.variant.Layering;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Brings two people together and apart (C9), and keeps the pair's cadence in step with both. */
@Singleton
public class Pairing implements Moved, RhythmChanged {
    private final Pairs pairs;
    private final Cadences cadences;
    private final Rhythm rhythm;
    private final People people;
    private final Programs programs;
    private final Layering layering;
    private final RunningCohorts cohorts;
    private final List<PairBeginning> beginnings;
    private final List<PairEnding> endings;

    Pairing(
            Pairs pairs,
            Cadences cadences,
            Rhythm rhythm,
            People people,
            Programs programs,
            Layering layering,
            RunningCohorts cohorts,
            List<PairBeginning> beginnings,
            List<PairEnding> endings) {
        this.pairs = pairs;
        this.cadences = cadences;
        this.rhythm = rhythm;
        this.people = people;
        this.programs = programs;
        this.layering = layering;
        this.cohorts = cohorts;
        this.beginnings = beginnings;
        this.endings = endings;
    }

    /** Whether the two may be a pair, and if so, that they are now. */
    @Transactional
    public Result pair(Program program, Person mentor, Person mentee, Instant now) {
        return pair(program, null, mentor, mentee, now);
    }

    /**
     * The same, in a cohort.
     *
     * @param cohort absent: the one that runs now, if there is one
     */
    @Transactional
    public Result pair(Program program, @Nullable Long cohort, Person mentor, Person mentee, Instant now) {
        if (mentor.id() == mentee.id()) {
            return new Result.Refused(Refusal.THE_SAME_PERSON);
        }
        if (pairs.between(program.organizationId(), mentor.id(), mentee.id()).isPresent()) {
            return new Result.Refused(Refusal.ALREADY_A_PAIR);
        }
        if (pairs.between(program.organizationId(), mentee.id(), mentor.id()).isPresent()) {
            return new Result.Refused(Refusal.THE_OTHER_WAY_ROUND);
        }
        Pair pair = pairs.save(new Pair(
                0,
                program.organizationId(),
                program.id(),
                cohort != null
                        ? cohort
                        : cohorts.running(program, now).map(Cohort::id).orElse(null),
                mentor.id(),
                mentee.id(),
                Pair.State.ACTIVE,
                now,
                null,
                1,
                null));
        Instant first = next(null, program, mentee, now);
        cadences.save(new Cadence(
                0, program.organizationId(), pair.id(), mentee.id(), Cadence.Kind.CHECK_IN, null, 0, first));
        beginnings.forEach(beginning -> beginning.began(pair, program, now));
        return new Result.Paired(pair, first == null ? now : first);
    }

    /** Ends the pair; false if it had ended before. */
    @Transactional
    public boolean end(Pair pair, Pair.EndedWhy why, Instant now) {
        if (pairs.end(pair.id(), pair.organizationId(), why, now) == 0) {
            return false;
        }
        cadences.stop(pair.id(), pair.organizationId());
        endings.forEach(ending -> ending.ended(pair));
        return true;
    }

    /** After somebody's zone changed, or what decides their rhythm: what is due for them is due at their new morning. */
    @Override
    @Transactional
    public void moved(Person person, Instant now) {
        List<Cadence> running =
                cadences.findByOrganizationIdAndPersonIdAndNextDueAtIsNotNull(person.organizationId(), person.id());
        for (Cadence cadence : running) {
            cadences.dueAt(cadence.id(), next(cadence.rule(), program(cadence), person, now));
        }
    }

    /** Those of the program's pairs that have no rhythm of their own go by the new one from now on. */
    @Override
    @Transactional
    public void rhythmChanged(Program program, Instant now) {
        List<Cadence> following = cadences.followingProgram(program.organizationId(), program.id());
        Map<Long, Person> theirs = people(program, following);
        Layering.Found found = layering.of(program.organizationId(), List.of(program), theirs.values());
        Map<Optional<Instant>, List<Long>> due = new HashMap<>();
        for (Cadence cadence : following) {
            Optional.ofNullable(theirs.get(cadence.personId())).ifPresent(person -> {
                String rule = found.of(program).cadence(null, found.who(person)).value();
                due.computeIfAbsent(Optional.ofNullable(rhythm.next(null, rule, person, now)), at -> new ArrayList<>())
                        .add(cadence.id());
            });
        }
        // Most are due at the same moments, so these are few statements.
        due.forEach((at, ids) -> cadences.dueAt(ids, at.orElse(null)));
    }

    private Map<Long, Person> people(Program program, Collection<Cadence> some) {
        return some.isEmpty()
                ? Map.of()
                : people
                        .findByOrganizationIdAndIdIn(
                                program.organizationId(),
                                some.stream().map(Cadence::personId).distinct().toList())
                        .stream()
                        .collect(Collectors.toMap(Person::id, Function.identity()));
    }

    /** Gives the pair a rule of its own, from now on. */
    @Transactional
    public void follow(Pair pair, String rule, Instant now) {
        for (Cadence cadence : cadences.findByOrganizationIdAndPairId(pair.organizationId(), pair.id())) {
            Person person = people.findByIdAndOrganizationId(cadence.personId(), pair.organizationId())
                    .orElseThrow();
            cadences.follow(cadence.id(), rule, next(rule, program(cadence), person, now));
        }
    }

    private @Nullable Instant next(@Nullable String own, Program program, Person person, Instant now) {
        Layering.Found found = layering.of(program, person);
        String rule = found.of(program).cadence(own, found.who(person)).value();
        return rhythm.next(rule, program.checkInCadence(), person, now);
    }

    private Program program(Cadence cadence) {
        long program = pairs.findByIdAndOrganizationId(cadence.pairId(), cadence.organizationId())
                .orElseThrow()
                .programId();
        return programs.findByIdAndOrganizationId(program, cadence.organizationId())
                .orElseThrow();
    }

    /** What came of wanting a pair. */
    public sealed interface Result {
        /** @param firstCheckIn when the mentee is asked first */
        record Paired(Pair pair, Instant firstCheckIn) implements Result {}

        record Refused(Refusal refusal) implements Result {}
    }

    /** Why not. */
    public enum Refusal {
        THE_SAME_PERSON,
        ALREADY_A_PAIR,
        THE_OTHER_WAY_ROUND
    }
}
