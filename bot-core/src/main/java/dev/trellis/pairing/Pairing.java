package dev.trellis.pairing;

import dev.trellis.cohort.Cohort;
import dev.trellis.cohort.RunningCohorts;
import dev.trellis.person.Person;
import dev.trellis.program.Program;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings two people together and apart (C9). */
@Singleton
public class Pairing {
    private final Pairs pairs;
    private final PairRhythm rhythm;
    private final RunningCohorts cohorts;
    private final List<PairBeginning> beginnings;
    private final List<PairEnding> endings;

    Pairing(
            Pairs pairs,
            PairRhythm rhythm,
            RunningCohorts cohorts,
            List<PairBeginning> beginnings,
            List<PairEnding> endings) {
        this.pairs = pairs;
        this.rhythm = rhythm;
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
        Instant first = rhythm.begin(pair, program, mentor, mentee, now);
        beginnings.forEach(beginning -> beginning.began(pair, program, now));
        return new Result.Paired(pair, first == null ? now : first);
    }

    /** Ends the pair; false if it had ended before. */
    @Transactional
    public boolean end(Pair pair, Pair.EndedWhy why, Instant now) {
        if (pairs.end(pair.id(), pair.organizationId(), why, now) == 0) {
            return false;
        }
        rhythm.stop(pair);
        endings.forEach(ending -> ending.ended(pair));
        return true;
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
