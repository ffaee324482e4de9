package dev.trellis.goal;

import dev.trellis.attention.Urgency;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Suggests what fits a milestone whose date has passed or that is out of reach ({@link Reach}): once for each milestone and date, at most one
 * a day for each person, and nothing to whoever is away or has a holiday (E9); it waits until they are back. A batch is a handful of statements.
 */
@Singleton
class Suggesting implements Sweep, DueRows<Milestone> {
    private static final int BATCH = 200;
    private static final Duration OF_USE = Duration.ofDays(7);

    private final DueBatches batches;
    private final Goals goals;
    private final Milestones milestones;
    private final People people;
    private final OnHolidays onHolidays;
    private final Outbox outbox;
    private final Sql sql;
    private final Clock clock;

    Suggesting(
            DueBatches batches,
            Goals goals,
            Milestones milestones,
            People people,
            OnHolidays onHolidays,
            Outbox outbox,
            Sql sql,
            Clock clock) {
        this.batches = batches;
        this.goals = goals;
        this.milestones = milestones;
        this.people = people;
        this.onHolidays = onHolidays;
        this.outbox = outbox;
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "milestones";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    public int sweep() {
        return batches.run(name(), BATCH, this);
    }

    @Override
    public List<Milestone> claim(Instant now, int limit) {
        return milestones.toLookAt(now, limit);
    }

    @Override
    public long id(Milestone milestone) {
        return milestone.id();
    }

    @Override
    public void handle(List<Milestone> due, Instant now) {
        due.stream()
                .collect(Collectors.groupingBy(Milestone::organizationId))
                .forEach((organization, theirs) -> look(organization, theirs, now));
    }

    private void look(long organization, List<Milestone> due, Instant now) {
        Map<Long, Goal> goalOf = goals
                .findByOrganizationIdAndIdIn(
                        organization,
                        due.stream().map(Milestone::goalId).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Goal::id, Function.identity()));
        List<Long> ownerIds =
                goalOf.values().stream().map(Goal::ownerId).distinct().toList();
        Map<Long, Person> owners = people.findByOrganizationIdAndIdIn(organization, ownerIds).stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
        Looks looks =
                new Looks(now, owners, ahead(organization, ownerIds), onHolidays.until(organization, owners, now));
        for (Milestone milestone : due) {
            Goal goal = Optional.ofNullable(goalOf.get(milestone.goalId())).orElseThrow();
            looks.at(milestone, goal);
        }
        looks.next.forEach((at, ids) -> lookNext(organization, at.orElse(null), ids));
        suggested(organization, looks.suggested);
        if (!looks.intents.isEmpty()) {
            outbox.write(organization, looks.intents);
        }
    }

    /** By owner: the dates of everything ahead of them, soonest first. */
    private Map<Long, SequencedMap<Long, LocalDate>> ahead(long organization, Collection<Long> owners) {
        Map<Long, SequencedMap<Long, LocalDate>> ahead = new HashMap<>();
        List<Object> parameters = new ArrayList<>(List.of(organization));
        parameters.addAll(owners);
        sql.query(
                """
                select g.owner_id, m.id, m.due_on from goal g join milestone m on m.goal_id = g.id
                where g.organization_id = ? and g.owner_id in (%s) and g.state = 'OPEN'
                  and m.state not in ('DONE', 'DROPPED') and m.due_on is not null
                order by m.due_on, m.id
                """.formatted(Sql.marks(owners.size())),
                row -> ahead.computeIfAbsent(row.getLong("owner_id"), owner -> new LinkedHashMap<>())
                        .put(row.getLong("id"), LocalDate.parse(row.getString("due_on"))),
                parameters.toArray());
        return ahead;
    }

    private void lookNext(long organization, @Nullable Instant at, List<Long> ids) {
        List<@Nullable Object> parameters = new ArrayList<@Nullable Object>();
        parameters.add(at);
        parameters.add(organization);
        parameters.addAll(ids);
        sql.update(
                "update milestone set look_at = ? where organization_id = ? and id in (" + Sql.marks(ids.size()) + ")",
                parameters.toArray());
    }

    private void suggested(long organization, List<Long> ids) {
        if (!ids.isEmpty()) {
            List<Object> parameters = new ArrayList<>(List.of(organization));
            parameters.addAll(ids);
            sql.update(
                    "update milestone set suggested_for = due_on where organization_id = ? and id in ("
                            + Sql.marks(ids.size()) + ")",
                    parameters.toArray());
        }
    }

    /** What a batch comes to. */
    private final class Looks {
        private final Instant now;
        private final Map<Long, Person> owners;
        private final Map<Long, SequencedMap<Long, LocalDate>> ahead;
        private final Map<Long, Instant> holidays;
        private final Set<Long> spokenTo = new HashSet<>();
        private final Map<Optional<Instant>, List<Long>> next = new HashMap<>();
        private final List<Long> suggested = new ArrayList<>();
        private final List<Intent> intents = new ArrayList<>();

        Looks(
                Instant now,
                Map<Long, Person> owners,
                Map<Long, SequencedMap<Long, LocalDate>> ahead,
                Map<Long, Instant> holidays) {
            this.now = now;
            this.owners = owners;
            this.ahead = ahead;
            this.holidays = holidays;
        }

        void at(Milestone milestone, Goal goal) {
            Person owner = Optional.ofNullable(owners.get(goal.ownerId())).orElseThrow();
            ZoneId zone = owner.zone(clock.getZone());
            LocalDate due = milestone.dueOn();
            if (due == null || !goal.isOpen() || !milestone.isAhead() || due.equals(milestone.suggestedFor())) {
                again(milestone, null);
                return;
            }
            if (owner.isPaused(now)) {
                // Without an end they are looked after once a day; with one, when they are back.
                again(milestone, owner.pausedUntil() == null ? Looking.tomorrow(zone, now) : owner.pausedUntil());
                return;
            }
            Instant morning = holidays.get(owner.id());
            if (morning != null) {
                again(milestone, morning);
                return;
            }
            LocalDate today = now.atZone(zone).toLocalDate();
            boolean overdue = due.isBefore(today);
            if (!overdue && !isOutOfReach(owner, milestone, today)) {
                again(milestone, Looking.over(due, zone));
            } else if (spokenTo.add(owner.id())) {
                suggest(milestone, owner, due, overdue, today);
            } else {
                again(milestone, Looking.tomorrow(zone, now));
            }
        }

        private boolean isOutOfReach(Person owner, Milestone milestone, LocalDate today) {
            return Reach.outOf(ahead.getOrDefault(owner.id(), new LinkedHashMap<>()), today)
                    .contains(milestone.id());
        }

        private void suggest(Milestone milestone, Person owner, LocalDate due, boolean overdue, LocalDate today) {
            again(milestone, null);
            suggested.add(milestone.id());
            ZoneId zone = owner.zone(clock.getZone());
            Instant then = owner.workingHours().next(now, zone);
            intents.add(Intent.toPerson(
                            owner.id(),
                            MilestoneNews.suggestion(milestone, due),
                            overdue ? "milestone.overdue" : "milestone.out-of-reach",
                            Urgency.ROUTINE,
                            MilestoneCards.suggestion(
                                    milestone, due, overdue, NewDates.after(today, due, owner.workingHours())))
                    .notBefore(then)
                    .expiring(then.plus(OF_USE)));
        }

        private void again(Milestone milestone, @Nullable Instant at) {
            next.computeIfAbsent(Optional.ofNullable(at), when -> new ArrayList<>())
                    .add(milestone.id());
        }
    }
}
