package dev.trellis.roster;

import dev.trellis.enrolment.Enrolling;
import dev.trellis.enrolment.Enrolment.State;
import dev.trellis.enrolment.Outcome;
import dev.trellis.enrolment.Side;
import dev.trellis.person.People;
import dev.trellis.program.Program;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Enrols a batch of people, or invites them, or notes that they leave: by the one way in and out, {@link Enrolling}. */
@Singleton
class Seating {
    private final Enrolling enrolling;
    private final People people;
    private final Sql sql;

    Seating(Enrolling enrolling, People people, Sql sql) {
        this.enrolling = enrolling;
        this.people = people;
        this.sql = sql;
    }

    /**
     * What became of people, by their ids.
     *
     * @param back who left or was declined before: nothing was done about them
     */
    record Seated(Set<Long> added, Set<Long> changed, Set<Long> gone, Set<Long> back) {
        Seated() {
            this(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
        }
    }

    Seated seat(RosterImport one, Program program, List<Taken> lines, Instant now) {
        Seated seated = new Seated();
        Map<Long, Map<Side, Seat>> before = before(one, lines);
        lines.stream()
                .filter(line -> line.entry().leaves())
                .forEach(line -> leave(program, line, before.getOrDefault(line.person(), Map.of()), seated, now));
        for (Side side : Side.values()) {
            List<Taken> coming = lines.stream()
                    .filter(line -> !line.entry().leaves() && line.entry().side() == side)
                    .toList();
            come(one, program, side, coming, before, seated, now);
        }
        return seated;
    }

    /** Leavers are few, and each may have questions open and messages under way. */
    private void leave(Program program, Taken line, Map<Side, Seat> own, Seated seated, Instant now) {
        for (Seat seat : own.values()) {
            boolean meant = line.entry().side() == null || line.entry().side() == seat.side();
            if (meant && !seat.isOver()) {
                people.present(line.person(), program.organizationId())
                        .filter(person -> enrolling.leave(program, person, seat.side(), now) instanceof Outcome.Left)
                        .ifPresent(person -> seated.gone().add(line.person()));
            }
        }
    }

    private void come(
            RosterImport one,
            Program program,
            Side side,
            List<Taken> lines,
            Map<Long, Map<Side, Seat>> before,
            Seated seated,
            Instant now) {
        List<Long> asked = new ArrayList<>();
        for (Taken line : lines) {
            @Nullable Seat seat = before.getOrDefault(line.person(), Map.of()).get(side);
            if (seat != null && seat.isOver()) {
                seated.back().add(line.person());
            } else {
                asked.add(line.person());
            }
        }
        if (asked.isEmpty()) {
            return;
        }
        Map<Long, Outcome> outcomes =
                one.atOnce() ? enrolling.enrol(program, side, asked, now) : enrolling.invite(program, side, asked, now);
        outcomes.forEach((person, outcome) -> {
            switch (outcome) {
                case Outcome.Invited ignored -> seated.added().add(person);
                case Outcome.Enrolled ignored ->
                    (before.getOrDefault(person, Map.of()).containsKey(side) ? seated.changed() : seated.added())
                            .add(person);
                case Outcome.HasLeft ignored -> seated.back().add(person);
                default -> {
                    // They were there.
                }
            }
        });
        seated.changed().addAll(terms(one, side, lines, seated));
    }

    /** Cohorts and limits, of those lines that say something else than what is so. */
    private Set<Long> terms(RosterImport one, Side side, List<Taken> lines, Seated seated) {
        List<Taken> saying = lines.stream()
                .filter(line -> (line.entry().cohort() != null || line.entry().limit() != null)
                        && !seated.back().contains(line.person()))
                .toList();
        Set<Long> changed = new HashSet<>();
        if (saying.isEmpty()) {
            return changed;
        }
        Map<Long, Map<Side, Seat>> now = before(one, saying);
        List<@Nullable Object> values = new ArrayList<@Nullable Object>();
        for (Taken line : saying) {
            @Nullable Seat is = now.getOrDefault(line.person(), Map.of()).get(side);
            if (is != null) {
                Long cohort = line.entry().cohort() == null
                        ? is.cohort()
                        : line.entry().cohort();
                Integer limit =
                        line.entry().limit() == null ? is.limit() : line.entry().limit();
                if (!Objects.equals(cohort, is.cohort()) || !Objects.equals(limit, is.limit())) {
                    changed.add(line.person());
                    values.add(one.organizationId());
                    values.add(one.programId());
                    values.add(line.person());
                    values.add(side);
                    values.add(is.state());
                    values.add(is.since());
                    values.add(cohort);
                    values.add(limit);
                }
            }
        }
        if (!changed.isEmpty()) {
            sql.update(
                    "insert into enrolment (organization_id, program_id, person_id, side, state, since, cohort_id, own_limit) values "
                            + Sql.rows(changed.size(), 8)
                            + " on duplicate key update cohort_id = values(cohort_id), own_limit = values(own_limit)",
                    values.toArray());
        }
        return changed;
    }

    private Map<Long, Map<Side, Seat>> before(RosterImport one, List<Taken> lines) {
        List<Object> values = new ArrayList<>(List.of(one.programId(), one.organizationId()));
        lines.forEach(line -> values.add(line.person()));
        Map<Long, Map<Side, Seat>> before = new HashMap<>();
        sql.query(
                        "select person_id, side, state, cohort_id, own_limit, since from enrolment"
                                + " where program_id = ? and organization_id = ? and person_id in ("
                                + Sql.marks(lines.size()) + ") for update",
                        row -> new Seat(
                                row.getLong("person_id"),
                                Side.valueOf(row.getString("side")),
                                State.valueOf(row.getString("state")),
                                Sql.number(row, "cohort_id"),
                                row.getObject("own_limit") == null ? null : row.getInt("own_limit"),
                                Objects.requireNonNull(Sql.instant(row, "since"))),
                        values.toArray())
                .forEach(seat -> before.computeIfAbsent(seat.person(), person -> new HashMap<>())
                        .put(seat.side(), seat));
        return before;
    }

    /** What an enrolment holds of this. */
    private record Seat(
            long person,
            Side side,
            State state,
            @Nullable Long cohort,
            @Nullable Integer limit,
            Instant since) {
        /** A file does not bring them back. */
        boolean isOver() {
            return state == State.LEFT || state == State.DECLINED;
        }
    }
}
