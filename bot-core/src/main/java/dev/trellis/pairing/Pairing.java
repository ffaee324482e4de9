package dev.trellis.pairing;

import dev.trellis.cadence.Cadence;
import dev.trellis.cadence.Cadences;
import dev.trellis.cadence.Rhythm;
import dev.trellis.person.Moved;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.program.Program;
import dev.trellis.program.Programs;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Brings two people together and apart (C9), and keeps the pair's cadence in step with both. */
@Singleton
public class Pairing implements Moved {
    private final Pairs pairs;
    private final Cadences cadences;
    private final Rhythm rhythm;
    private final People people;
    private final Programs programs;
    private final List<PairEnding> endings;

    Pairing(Pairs pairs, Cadences cadences, Rhythm rhythm, People people, Programs programs, List<PairEnding> endings) {
        this.pairs = pairs;
        this.cadences = cadences;
        this.rhythm = rhythm;
        this.people = people;
        this.programs = programs;
        this.endings = endings;
    }

    /** Whether the two may be a pair, and if so, that they are now. */
    @Transactional
    public Result pair(Program program, Person mentor, Person mentee, Instant now) {
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
                null,
                mentor.id(),
                mentee.id(),
                Pair.State.ACTIVE,
                now,
                null,
                1));
        Instant first = rhythm.next(null, program.checkInCadence(), mentee, now);
        cadences.save(new Cadence(
                0, program.organizationId(), pair.id(), mentee.id(), Cadence.Kind.CHECK_IN, null, 0, first));
        return new Result.Paired(pair, first == null ? now : first);
    }

    /** Ends the pair; false if it had ended before. */
    @Transactional
    public boolean end(Pair pair, Instant now) {
        if (pairs.end(pair.id(), pair.organizationId(), now) == 0) {
            return false;
        }
        cadences.stop(pair.id(), pair.organizationId());
        endings.forEach(ending -> ending.ended(pair));
        return true;
    }

    /** After somebody's zone changed: what is due for them is due at their new morning. */
    @Override
    @Transactional
    public void moved(Person person, Instant now) {
        List<Cadence> running =
                cadences.findByOrganizationIdAndPersonIdAndNextDueAtIsNotNull(person.organizationId(), person.id());
        for (Cadence cadence : running) {
            Program program = program(cadence);
            cadences.dueAt(cadence.id(), rhythm.next(cadence.rule(), program.checkInCadence(), person, now));
        }
    }

    /** Gives the pair a rule of its own, from now on. */
    @Transactional
    public void follow(Pair pair, String rule, Instant now) {
        for (Cadence cadence : cadences.findByOrganizationIdAndPairId(pair.organizationId(), pair.id())) {
            Person person = people.findByIdAndOrganizationId(cadence.personId(), pair.organizationId())
                    .orElseThrow();
            cadences.follow(
                    cadence.id(), rule, rhythm.next(rule, program(cadence).checkInCadence(), person, now));
        }
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
