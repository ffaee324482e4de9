package dev.trellis.goal;

import dev.trellis.person.People;
import dev.trellis.person.Person;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads goals with everything that belongs to them, for those who may: however many goals, in a handful of statements. */
@Singleton
public class GoalBook {
    /** More goals than these are no plan. */
    static final int MOST = 200;

    private final Goals goals;
    private final Milestones milestones;
    private final ProgressLog log;
    private final GoalTags tags;
    private final Partners partners;
    private final People people;

    GoalBook(Goals goals, Milestones milestones, ProgressLog log, GoalTags tags, Partners partners, People people) {
        this.goals = goals;
        this.milestones = milestones;
        this.log = log;
        this.tags = tags;
        this.partners = partners;
        this.people = people;
    }

    /** One's own, those that go on first, then the newest. */
    @Transactional
    public List<GoalView> own(Person me) {
        List<Goal> own = new ArrayList<>(goals.own(me.organizationId(), me.id(), MOST));
        own.sort((one, other) -> Boolean.compare(other.isOpen(), one.isOpen()));
        return views(own, me, me);
    }

    /** One's own that go on. */
    @Transactional
    public List<GoalView> open(Person me, int limit) {
        return views(goals.open(me.organizationId(), me.id(), limit), me, me);
    }

    /** What a partner shares with the reader in a pair that goes on; nothing if they are none. */
    @Transactional
    List<GoalView> shared(Person reader, Partners.Partner with) {
        return views(
                goals.shared(
                        reader.organizationId(), with.pair().id(), with.person().id(), MOST),
                with.person(),
                reader);
    }

    /** A goal that the reader may read. */
    @Transactional
    Optional<GoalView> readable(long goal, Person reader) {
        return goals.readable(goal, reader.organizationId(), reader.id())
                .flatMap(found -> people.findByIdAndOrganizationId(found.ownerId(), found.organizationId())
                        .map(owner -> views(List.of(found), owner, reader).getFirst()));
    }

    private List<GoalView> views(List<Goal> some, Person owner, Person reader) {
        if (some.isEmpty()) {
            return List.of();
        }
        long organization = owner.organizationId();
        List<Long> ids = some.stream().map(Goal::id).toList();
        Map<Long, List<Milestone>> steps =
                milestones.of(organization, ids).stream().collect(Collectors.groupingBy(Milestone::goalId));
        List<Long> stepIds =
                steps.values().stream().flatMap(List::stream).map(Milestone::id).toList();
        Map<Long, List<Progress>> said = stepIds.isEmpty()
                ? Map.of()
                : log.of(organization, stepIds).stream().collect(Collectors.groupingBy(Progress::milestoneId));
        Map<Long, Tags> about = tags.of(organization, ids);
        Map<Long, Person> sharedIn = new HashMap<>();
        partners.of(owner).forEach(partner -> sharedIn.put(partner.pair().id(), partner.person()));
        boolean mine = owner.id() == reader.id();
        return some.stream()
                .map(goal -> view(goal, steps.getOrDefault(goal.id(), List.of()), said, about, owner, sharedIn, mine))
                .toList();
    }

    private static GoalView view(
            Goal goal,
            List<Milestone> steps,
            Map<Long, List<Progress>> said,
            Map<Long, Tags> about,
            Person owner,
            Map<Long, Person> sharedIn,
            boolean mine) {
        Map<Long, List<Progress>> ofThese = new HashMap<>();
        steps.forEach(step -> ofThese.put(step.id(), said.getOrDefault(step.id(), List.of())));
        @Nullable Person partner = goal.pairId() == null ? null : sharedIn.get(goal.pairId());
        return new GoalView(goal, steps, ofThese, about.getOrDefault(goal.id(), Tags.NONE), owner, partner, mine);
    }
}
