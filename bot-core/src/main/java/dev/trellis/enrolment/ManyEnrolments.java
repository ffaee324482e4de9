package dev.trellis.enrolment;

import dev.trellis.cohort.Cohort;
import dev.trellis.cohort.RunningCohorts;
import dev.trellis.enrolment.Enrolment.State;
import dev.trellis.program.Program;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Enrolments of many people: a handful of statements for every 500 of them, in the transaction of the caller. */
@Singleton
class ManyEnrolments {
    private static final int AT_ONCE = 500;

    private static final String INSERT =
            "insert into enrolment (organization_id, program_id, cohort_id, person_id, side, state, since, enrolled_at) values ";

    /** Columns are set from left to right, so the state is last. */
    private static final String UPDATE = """
             on duplicate key update since = if(CHANGES, values(since), since), cohort_id = if(CHANGES, values(cohort_id), cohort_id),
              enrolled_at = if(CHANGES, coalesce(enrolled_at, values(enrolled_at)), enrolled_at),
              reason = if(CHANGES, null, reason), decided_by = if(CHANGES, null, decided_by), state = if(CHANGES, values(state), state)
            """;

    private final Enrolments enrolments;
    private final RunningCohorts cohorts;
    private final Invitations invitations;
    private final Applications applications;
    private final Questions questions;
    private final Sql sql;

    ManyEnrolments(
            Enrolments enrolments,
            RunningCohorts cohorts,
            Invitations invitations,
            Applications applications,
            Questions questions,
            Sql sql) {
        this.enrolments = enrolments;
        this.cohorts = cohorts;
        this.invitations = invitations;
        this.applications = applications;
        this.questions = questions;
        this.sql = sql;
    }

    Map<Long, Outcome> invite(Program program, Side side, Collection<Long> people, Instant now) {
        return each(program, side, people, (some, outcomes) -> invite(program, side, some, outcomes, now));
    }

    private void invite(Program program, Side side, Some some, Map<Long, Outcome> outcomes, Instant now) {
        List<Long> fresh = new ArrayList<>();
        List<Long> again = new ArrayList<>();
        for (long person : some.here()) {
            Enrolment before = some.before().get(person);
            if (before == null) {
                fresh.add(person);
            } else if (before.state() == State.DECLINED) {
                again.add(person);
            }
            outcomes.put(
                    person,
                    before == null || before.state() == State.DECLINED ? new Outcome.Invited() : standing(before));
        }
        List<Long> asked = new ArrayList<>(fresh);
        asked.addAll(again);
        write(program, side, asked, State.INVITED, "state = 'DECLINED'", null, now);
        invitations.send(program, side, fresh, false, now);
        invitations.send(program, side, again, true, now);
    }

    Map<Long, Outcome> enrol(Program program, Side side, Collection<Long> people, Instant now) {
        Long cohort = cohorts.running(program, now).map(Cohort::id).orElse(null);
        return each(program, side, people, (some, outcomes) -> enrol(program, side, some, outcomes, cohort, now));
    }

    private void enrol(
            Program program, Side side, Some some, Map<Long, Outcome> outcomes, @Nullable Long cohort, Instant now) {
        List<Long> taken = some.here().stream()
                .filter(person -> {
                    Enrolment before = some.before().get(person);
                    return before == null || before.state() != State.ENROLLED && before.state() != State.LEFT;
                })
                .toList();
        write(program, side, taken, State.ENROLLED, "state not in ('ENROLLED', 'LEFT')", cohort, now);
        taken.forEach(person -> askNoMore(some.before().get(person)));
        invitations.welcome(program, side, taken, questions.begin(program, taken, now), now);
        Map<Long, Enrolment> after = taken.isEmpty() ? Map.of() : known(program, side, taken);
        for (long person : some.here()) {
            Enrolment enrolled = after.get(person);
            Enrolment before = some.before().get(person);
            if (enrolled != null) {
                outcomes.put(person, new Outcome.Enrolled(enrolled));
            } else if (before != null) {
                outcomes.put(person, standing(before));
            }
        }
    }

    /** Whoever is in a pair is in its program, on their side of it; where they were before, nothing changes. */
    void paired(Program program, long mentor, long mentee, @Nullable Long cohort, Instant now) {
        paired(program, Side.MENTOR, mentor, cohort, now);
        paired(program, Side.MENTEE, mentee, cohort, now);
    }

    private void paired(Program program, Side side, long person, @Nullable Long cohort, Instant now) {
        Enrolment before = known(program, side, List.of(person)).get(person);
        write(program, side, List.of(person), State.ENROLLED, "state <> 'ENROLLED'", cohort, now);
        askNoMore(before);
    }

    /** Whoever is in need not say yes any more, and no admin need decide about them. */
    private void askNoMore(@Nullable Enrolment before) {
        if (before != null && (before.state() == State.INVITED || before.state() == State.APPLIED)) {
            invitations.withdraw(before);
            applications.settle(before);
        }
    }

    private Map<Long, Outcome> each(Program program, Side side, Collection<Long> people, Work work) {
        List<Long> all = people.stream().distinct().toList();
        Map<Long, Outcome> outcomes = new LinkedHashMap<>();
        all.forEach(person -> outcomes.put(person, new Outcome.NotThere()));
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Long> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            Set<Long> here = present(program.organizationId(), some);
            work.on(new Some(some.stream().filter(here::contains).toList(), known(program, side, some)), outcomes);
        }
        return outcomes;
    }

    private Set<Long> present(long organization, List<Long> people) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(organization);
        parameters.addAll(people);
        return new HashSet<>(sql.query(
                "select id from person where organization_id = ? and gone_at is null and id in ("
                        + Sql.marks(people.size()) + ")",
                row -> row.getLong("id"),
                parameters.toArray()));
    }

    private Map<Long, Enrolment> known(Program program, Side side, List<Long> people) {
        return enrolments.ofPeople(program.organizationId(), program.id(), side, people).stream()
                .collect(Collectors.toMap(Enrolment::personId, Function.identity()));
    }

    /**
     * Writes rows of people who have none, and changes those that are in one of some states. Of two who write at once the second finds
     * what the first wrote.
     *
     * @param changes a condition on the state before
     */
    private void write(
            Program program,
            Side side,
            List<Long> people,
            State state,
            String changes,
            @Nullable Long cohort,
            Instant now) {
        if (people.isEmpty()) {
            return;
        }
        List<@Nullable Object> parameters = new ArrayList<@Nullable Object>();
        for (long person : people) {
            parameters.add(program.organizationId());
            parameters.add(program.id());
            parameters.add(cohort);
            parameters.add(person);
            parameters.add(side);
            parameters.add(state);
            parameters.add(now);
            parameters.add(state == State.ENROLLED ? now : null);
        }
        sql.update(INSERT + Sql.rows(people.size(), 8) + UPDATE.replace("CHANGES", changes), parameters.toArray());
    }

    /** Where somebody stands, as an outcome that changed nothing. */
    static Outcome standing(Enrolment enrolment) {
        return switch (enrolment.state()) {
            case INVITED -> new Outcome.WasInvited(enrolment.since());
            case APPLIED -> new Outcome.HasApplied(enrolment.since());
            case ENROLLED -> new Outcome.IsIn(enrolment.since());
            case DECLINED -> new Outcome.WasDeclined(enrolment.since(), enrolment.decidedBy(), enrolment.reason());
            case LEFT -> new Outcome.HasLeft(enrolment.since());
        };
    }

    /**
     * Some of the people.
     *
     * @param here those who are there, in the order given
     * @param before what was known of them on this side
     */
    private record Some(List<Long> here, Map<Long, Enrolment> before) {}

    private interface Work {
        void on(Some some, Map<Long, Outcome> outcomes);
    }
}
