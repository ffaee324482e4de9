package dev.trellis.matching.round;

import dev.trellis.matching.score.Forbidden;
import dev.trellis.matching.score.Intake;
import dev.trellis.matching.score.Known;
import dev.trellis.matching.score.Mentor;
import dev.trellis.matching.score.Scoring;
import dev.trellis.program.Program;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of people who may be matched in a program, at one moment.
 *
 * @param mentors with as many places as are free, which may be none
 * @param required who has to be together, as admins decided
 */
record Gathered(
        Program program,
        MatchSettings settings,
        List<Intake> mentees,
        List<Mentor> mentors,
        Known known,
        List<Ruling> required) {

    Scoring scoring() {
        return new Scoring(mentees, mentors, settings.shares(), settings.kept(), known);
    }

    /** Without what the two asked for or said of each other: admins must not learn it by what is refused. */
    Scoring scoringOfWhatMayBeTold() {
        Known told = new Known(known.together(), Set.of(), Set.of(), known.forbidden());
        return new Scoring(mentees, mentors, settings.shares(), settings.kept(), told);
    }

    /** Where each mentee stands in {@link #mentees}, by their person. */
    Map<Long, Integer> menteeNumbers() {
        Map<Long, Integer> numbers = new HashMap<>();
        mentees.forEach(mentee -> numbers.put(mentee.person(), numbers.size()));
        return numbers;
    }

    /** Where each mentor stands in {@link #mentors}, by their person. */
    Map<Long, Integer> mentorNumbers() {
        Map<Long, Integer> numbers = new HashMap<>();
        mentors.forEach(mentor -> numbers.put(mentor.intake().person(), numbers.size()));
        return numbers;
    }

    /** The first rule that the two would break but for places; empty if there is none, and both are there. */
    Optional<Forbidden> forbidden(Scoring scoring, int mentee, int mentor) {
        return scoring.forbidden(mentee, mentor).filter(why -> !(why instanceof Forbidden.NoPlace));
    }
}
