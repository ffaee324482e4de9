package dev.trellis.intake;

import dev.trellis.enrolment.Side;
import dev.trellis.program.Program;
import dev.trellis.term.Term;
import dev.trellis.term.Term.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody is with their survey.
 *
 * @param survey absent until something was asked or kept
 * @param sides that they are on now: what they are asked depends on it
 * @param limit how many mentees they take at most, if they are a mentor and said so
 * @param lists what can be chosen from
 */
record Progress(
        Program program,
        @Nullable Survey survey,
        Set<Side> sides,
        @Nullable Integer limit,
        Map<Kind, List<Term>> lists) {
    Progress {
        sides = Set.copyOf(sides);
    }

    List<Step> steps() {
        return Step.of(sides, !lists.getOrDefault(Kind.GROUP, List.of()).isEmpty());
    }

    /** The first one that is not done. */
    Optional<Step> next() {
        return steps().stream().filter(step -> !isDone(step)).findFirst();
    }

    int open() {
        return (int) steps().stream().filter(step -> !isDone(step)).count();
    }

    boolean isDone(Step step) {
        return survey != null && step.isDone(survey.steps());
    }

    Said said() {
        return survey == null ? Said.NOTHING : survey.answers();
    }

    List<Term> list(Kind kind) {
        return lists.getOrDefault(kind, List.of());
    }

    /** As labels differ: {@code mentor}, {@code mentee}, or {@code both}. */
    String role() {
        return sides.size() == 2 ? "both" : sides.iterator().next().tag();
    }
}
