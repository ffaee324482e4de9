package dev.trellis.intake;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.Turn;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reminds whoever has questions open, two days and a week after they last answered one; then there is silence (B1). On a
 * holiday nobody is (E9). */
@Singleton
class IntakeReminders implements Sweep, DueRows<IntakeReminders.Due> {
    private static final int BATCH = 500;
    /** From the first reminder to the second, which is a week after the last answer. */
    private static final Duration UNTIL_THE_SECOND = Duration.ofDays(5);

    private static final int MOST = 2;
    private static final Duration NEWS = Duration.ofDays(4);
    /** Whoever paused without an end is looked at again. */
    private static final Duration LOOKED_AT_AGAIN = Duration.ofDays(7);

    private final DueBatches batches;
    private final Programs programs;
    private final People people;
    private final Layering layering;
    private final Outbox outbox;
    private final Sql sql;
    private final Clock clock;

    IntakeReminders(
            DueBatches batches,
            Programs programs,
            People people,
            Layering layering,
            Outbox outbox,
            Sql sql,
            Clock clock) {
        this.batches = batches;
        this.programs = programs;
        this.people = people;
        this.layering = layering;
        this.outbox = outbox;
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "intake-reminders";
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
    public List<Due> claim(Instant now, int limit) {
        return sql.query(
                """
                select id, organization_id, program_id, person_id, reminded from intake
                where remind_at <= ? order by remind_at limit ? for update skip locked
                """,
                row -> new Due(
                        row.getLong("id"),
                        row.getLong("organization_id"),
                        row.getLong("program_id"),
                        row.getLong("person_id"),
                        row.getInt("reminded")),
                now,
                limit);
    }

    @Override
    public long id(Due due) {
        return due.id();
    }

    @Override
    public void handle(List<Due> claimed, Instant now) {
        Set<Long> away = paused(claimed, now);
        putOff(away, now);
        List<Due> due = claimed.stream().filter(one -> !away.contains(one.id())).toList();
        if (!due.isEmpty()) {
            remindThose(due, now);
        }
    }

    private void remindThose(List<Due> due, Instant now) {
        Set<Long> wanted = stillAsked(due);
        Map<Long, Instant> holidays = new HashMap<>();
        due.stream()
                .filter(one -> wanted.contains(one.id()))
                .collect(Collectors.groupingBy(Due::organization))
                .forEach((organization, theirs) -> holidays.putAll(remind(organization, theirs, now)));
        afterTheHolidays(holidays);
        Map<Boolean, List<Due>> over = due.stream()
                .filter(one -> !holidays.containsKey(one.id()))
                .collect(Collectors.partitioningBy(one -> !wanted.contains(one.id()) || one.isLast()));
        reminded(over.getOrDefault(false, List.of()), now.plus(UNTIL_THE_SECOND));
        reminded(over.getOrDefault(true, List.of()), null);
    }

    /** Those whose person is paused: a reminder would be lost on them, and both are theirs still. */
    private Set<Long> paused(List<Due> due, Instant now) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(now);
        due.forEach(one -> parameters.add(one.id()));
        return new HashSet<>(
                sql.query("""
                select i.id from intake i join person p on p.id = i.person_id and p.paused_since is not null
                  and (p.paused_until is null or p.paused_until > ?)
                where i.id in (""" + Sql.marks(due.size()) + ")", row -> row.getLong("id"), parameters.toArray()));
    }

    /** Until the pause is over, without counting. */
    private void putOff(Set<Long> surveys, Instant now) {
        if (!surveys.isEmpty()) {
            List<Object> parameters = new ArrayList<>();
            parameters.add(now.plus(LOOKED_AT_AGAIN));
            parameters.addAll(surveys);
            sql.update(
                    "update intake i join person p on p.id = i.person_id set i.remind_at = coalesce(p.paused_until, ?)"
                            + " where i.id in (" + Sql.marks(surveys.size()) + ")",
                    parameters.toArray());
        }
    }

    /** In a running program, and still on a side of it. Who was forgotten has no row any more. */
    private Set<Long> stillAsked(List<Due> due) {
        return new HashSet<>(sql.query(
                """
                select distinct i.id from intake i
                  join program g on g.id = i.program_id and g.ended_at is null
                  join enrolment e on e.program_id = i.program_id and e.person_id = i.person_id and e.state in ('APPLIED', 'ENROLLED')
                where i.id in (""" + Sql.marks(due.size()) + ")",
                row -> row.getLong("id"),
                due.stream().map(Due::id).toArray()));
    }

    /** @return those who have a holiday and were not reminded, by survey: their first working morning after it */
    private Map<Long, Instant> remind(long organization, List<Due> due, Instant now) {
        Map<Long, Program> running =
                programs
                        .findByOrganizationIdAndIdIn(
                                organization,
                                due.stream().map(Due::program).distinct().toList())
                        .stream()
                        .collect(Collectors.toMap(Program::id, Function.identity()));
        Map<Long, Person> persons =
                people
                        .findByOrganizationIdAndIdIn(
                                organization,
                                due.stream().map(Due::person).distinct().toList())
                        .stream()
                        .collect(Collectors.toMap(Person::id, Function.identity()));
        Layering.Found layers = layering.of(organization, running.values(), persons.values());
        Map<Long, Instant> holidays = new HashMap<>();
        due.forEach(one -> layers.holidayUntil(
                        Objects.requireNonNull(running.get(one.program())),
                        Objects.requireNonNull(persons.get(one.person())),
                        now,
                        clock.getZone())
                .ifPresent(morning -> holidays.put(one.id(), morning)));
        outbox.write(
                organization,
                due.stream()
                        .filter(one -> !holidays.containsKey(one.id()))
                        .map(one -> Intent.toPerson(
                                        one.person(),
                                        key(one.id(), one.reminded() + 1),
                                        "intake.reminder",
                                        Urgency.ROUTINE,
                                        IntakeCards.reminder(
                                                Objects.requireNonNull(running.get(one.program())), one.isLast()))
                                .expiring(now.plus(NEWS)))
                        .toList());
        return holidays;
    }

    /** Most mornings are the same, so these are few statements. */
    private void afterTheHolidays(Map<Long, Instant> holidays) {
        holidays.keySet().stream().collect(Collectors.groupingBy(holidays::get)).forEach((morning, surveys) -> {
            List<Object> parameters = new ArrayList<>(surveys);
            parameters.addFirst(morning);
            sql.update(
                    "update intake set remind_at = ? where id in (" + Sql.marks(surveys.size()) + ")",
                    parameters.toArray());
        });
    }

    private void reminded(List<Due> due, @Nullable Instant next) {
        if (!due.isEmpty()) {
            List<@Nullable Object> parameters = new ArrayList<@Nullable Object>();
            parameters.add(next);
            due.forEach(one -> parameters.add(one.id()));
            sql.update(
                    "update intake set remind_at = ?, reminded = reminded + 1 where id in (" + Sql.marks(due.size())
                            + ")",
                    parameters.toArray());
        }
    }

    /** Whoever has just answered need not be asked for it. */
    void withdraw(Turn turn, Progress progress) {
        Survey survey = progress.survey();
        if (survey != null) {
            outbox.withdraw(turn.organizationId(), List.of(key(survey.id(), 1), key(survey.id(), 2)));
        }
    }

    private static String key(long survey, int reminder) {
        return "intake:" + survey + ":reminder:" + reminder;
    }

    /** @param reminded how often they were before */
    record Due(long id, long organization, long program, long person, int reminded) {
        boolean isLast() {
            return reminded + 1 >= MOST;
        }
    }
}
