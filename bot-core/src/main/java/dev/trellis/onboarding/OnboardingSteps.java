package dev.trellis.onboarding;

import dev.trellis.attention.Urgency;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.planning.DueBatches;
import dev.trellis.planning.DueRows;
import dev.trellis.planning.Sweep;
import dev.trellis.program.Program;
import dev.trellis.program.Programs;
import dev.trellis.storage.Sql;
import dev.trellis.variant.Layering;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Says the next step to those whose morning it is (B3). The first one waits until they have finished their survey, or for two weeks: both
 * share a person's few messages, and nobody is matched without the survey (B1). Whoever is away gets it when they are back, whoever has left none, and after an
 * outage of any length everybody gets one, not all that were missed.
 */
@Singleton
class OnboardingSteps implements Sweep, DueRows<Onboarding> {
    private static final int BATCH = 500;
    /** Somebody away until they say so is looked at again then. */
    private static final Duration LOOK_AGAIN = Duration.ofDays(7);
    /** After that nobody waits for a survey any more: its two reminders are over, too. */
    static final Duration SURVEY_FIRST = Duration.ofDays(14);
    /** A step that the budget keeps back for so long is left to the list of all steps. */
    private static final Duration OF_USE = Duration.ofDays(14);

    private final DueBatches batches;
    private final Onboardings onboardings;
    private final People people;
    private final Programs programs;
    private final Layering layering;
    private final Outbox outbox;
    private final Sql sql;
    private final Clock clock;

    OnboardingSteps(
            DueBatches batches,
            Onboardings onboardings,
            People people,
            Programs programs,
            Layering layering,
            Outbox outbox,
            Sql sql,
            Clock clock) {
        this.batches = batches;
        this.onboardings = onboardings;
        this.people = people;
        this.programs = programs;
        this.layering = layering;
        this.outbox = outbox;
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "onboarding";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public int sweep() {
        return batches.run(name(), BATCH, this);
    }

    @Override
    public List<Onboarding> claim(Instant now, int limit) {
        return onboardings.due(now, limit);
    }

    @Override
    public long id(Onboarding onboarding) {
        return onboarding.id();
    }

    @Override
    public void handle(List<Onboarding> due, Instant now) {
        due.stream()
                .collect(Collectors.groupingBy(Onboarding::organizationId))
                .forEach((organization, theirs) -> say(organization, theirs, now));
    }

    private void say(long organization, List<Onboarding> due, Instant now) {
        Map<Long, Program> programOf = programs
                .findByOrganizationIdAndIdIn(
                        organization,
                        due.stream().map(Onboarding::programId).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Program::id, Function.identity()));
        Map<Long, Person> persons = people
                .findByOrganizationIdAndIdIn(
                        organization,
                        due.stream().map(Onboarding::personId).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
        Set<List<Object>> enrolled = enrolled(organization, due);
        Set<List<Long>> answering = answering(organization, due, now);
        Layering.Found found = layering.of(organization, programOf.values(), persons.values());
        List<Intent> said = new ArrayList<>();
        Map<Optional<Instant>, List<Long>> sent = new HashMap<>();
        Map<Optional<Instant>, List<Long>> later = new HashMap<>();
        Map<Instant, List<Long>> began = new HashMap<>();
        for (Onboarding onboarding : due) {
            Program program = programOf.get(onboarding.programId());
            Person person = persons.get(onboarding.personId());
            if (program == null
                    || person == null
                    || program.endedAt() != null
                    || onboarding.sent() >= Step.COUNT
                    || !enrolled.contains(who(onboarding))) {
                later.computeIfAbsent(Optional.empty(), at -> new ArrayList<>()).add(onboarding.id());
                continue;
            }
            Optional<Instant> back = notToday(found, program, person, now);
            if (back.isPresent()) {
                later.computeIfAbsent(back, at -> new ArrayList<>()).add(onboarding.id());
                continue;
            }
            ZoneId zone = person.zone(clock.getZone());
            if (answering.contains(List.of(onboarding.programId(), onboarding.personId()))) {
                Instant tomorrow = startOfDay(now, zone, 1);
                later.computeIfAbsent(Optional.of(person.workingHours().next(tomorrow, zone)), at -> new ArrayList<>())
                        .add(onboarding.id());
                continue;
            }
            said.add(step(onboarding, program, now));
            // However long the first one waited, the others keep their distance to it.
            Instant first = onboarding.sent() == 0 ? startOfDay(now, zone, 0) : onboarding.beganAt();
            if (onboarding.sent() == 0) {
                began.computeIfAbsent(first, at -> new ArrayList<>()).add(onboarding.id());
            }
            sent.computeIfAbsent(next(onboarding, first, person, now), at -> new ArrayList<>())
                    .add(onboarding.id());
        }
        outbox.write(organization, said);
        began.forEach((at, ids) -> change("began_at = ?", Optional.of(at), ids));
        sent.forEach((at, ids) -> change("sent = sent + 1, due_at = ?", at, ids));
        later.forEach((at, ids) -> change("due_at = ?", at, ids));
    }

    private static Intent step(Onboarding onboarding, Program program, Instant now) {
        Step step = new Step(onboarding.side(), onboarding.sent());
        return Intent.toPerson(
                        onboarding.personId(),
                        OnboardingCards.key(onboarding, step),
                        "onboarding.step",
                        Urgency.ROUTINE,
                        OnboardingCards.step(onboarding, step, program))
                .expiring(now.plus(OF_USE));
    }

    private Optional<Instant> next(Onboarding onboarding, Instant began, Person person, Instant now) {
        ZoneId zone = person.zone(clock.getZone());
        return Step.of(onboarding.side(), onboarding.sent() + 1)
                .map(step -> step.due(began, startOfDay(now, zone, 1), person.workingHours(), zone));
    }

    private static Instant startOfDay(Instant now, ZoneId zone, int daysLater) {
        return now.atZone(zone)
                .toLocalDate()
                .plusDays(daysLater)
                .atStartOfDay(zone)
                .toInstant();
    }

    /** Programs and people who have heard nothing yet and are still to answer questions first. */
    private Set<List<Long>> answering(long organization, List<Onboarding> due, Instant now) {
        List<Object> values = new ArrayList<>();
        due.stream()
                .filter(onboarding -> onboarding.sent() == 0
                        && onboarding.beganAt().plus(SURVEY_FIRST).isAfter(now))
                .forEach(onboarding -> values.addAll(List.of(onboarding.programId(), onboarding.personId())));
        if (values.isEmpty()) {
            return Set.of();
        }
        int count = values.size() / 2;
        values.add(organization);
        return new HashSet<>(sql.query(
                "select program_id, person_id from intake where (program_id, person_id) in (" + Sql.rows(count, 2)
                        + ") and organization_id = ? and completed_at is null",
                row -> List.of(row.getLong("program_id"), row.getLong("person_id")),
                values.toArray()));
    }

    /** Until when somebody is away, or has a holiday; empty on all other days. */
    private Optional<Instant> notToday(Layering.Found found, Program program, Person person, Instant now) {
        ZoneId zone = person.zone(clock.getZone());
        if (person.isPaused(now)) {
            Instant back = person.pausedUntil() == null ? now.plus(LOOK_AGAIN) : person.pausedUntil();
            return Optional.of(person.workingHours().next(back, zone));
        }
        return found.holidayUntil(program, person, now, clock.getZone());
    }

    private Set<List<Object>> enrolled(long organization, List<Onboarding> due) {
        List<Object> values = new ArrayList<>();
        due.forEach(onboarding -> values.addAll(who(onboarding)));
        values.add(organization);
        return new HashSet<>(sql.query(
                "select program_id, person_id, side from enrolment where (program_id, person_id, side) in ("
                        + Sql.rows(due.size(), 3) + ") and organization_id = ? and state = 'ENROLLED'",
                row -> List.<Object>of(row.getLong("program_id"), row.getLong("person_id"), row.getString("side")),
                values.toArray()));
    }

    private static List<Object> who(Onboarding onboarding) {
        return List.of(
                onboarding.programId(), onboarding.personId(), onboarding.side().name());
    }

    private void change(String what, Optional<Instant> at, List<Long> ids) {
        List<Object> values = new ArrayList<>(ids);
        at.ifPresent(due -> values.addFirst(due));
        sql.update(
                "update onboarding set " + (at.isPresent() ? what : what.replace("?", "null")) + " where id in ("
                        + Sql.marks(ids.size()) + ")",
                values.toArray());
    }
}
