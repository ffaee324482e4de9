package dev.trellis.enrolment;

import dev.trellis.pairing.Pair;
import dev.trellis.pairing.PairBeginning;
import dev.trellis.program.Program;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Whoever is paired is in the program, however it came about: an admin paired them by hand, or a round did. */
@Singleton
class PairedEnrolments implements PairBeginning {
    private final ManyEnrolments many;

    PairedEnrolments(ManyEnrolments many) {
        this.many = many;
    }

    @Override
    public void began(Pair pair, Program program, Instant now) {
        many.paired(program, pair.mentorId(), pair.menteeId(), pair.cohortId(), now);
    }
}
