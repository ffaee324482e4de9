package dev.trellis.goal;

import dev.trellis.person.Person;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A goal as one reader sees it.
 *
 * @param milestones in the order of their dates
 * @param said what was said about each of them, in its order
 * @param owner whose it is
 * @param partner with whom it is shared; absent: nobody reads it beside its owner
 * @param mine whether the reader is its owner
 */
public record GoalView(
        Goal goal,
        List<Milestone> milestones,
        Map<Long, List<Progress>> said,
        Tags tags,
        Person owner,
        @Nullable Person partner,
        boolean mine) {
    public GoalView {
        milestones = List.copyOf(milestones);
        said = Map.copyOf(said);
    }

    /** The next thing to do. */
    Optional<Milestone> next() {
        return goal.isOpen() ? milestones.stream().filter(Milestone::isAhead).findFirst() : Optional.empty();
    }

    long done() {
        return milestones.stream()
                .filter(milestone -> milestone.state() == Milestone.State.DONE)
                .count();
    }

    /** Without those that were given up. */
    long counted() {
        return milestones.stream()
                .filter(milestone -> milestone.state() != Milestone.State.DROPPED)
                .count();
    }

    public List<Progress> about(Milestone milestone) {
        return said.getOrDefault(milestone.id(), List.of());
    }
}
