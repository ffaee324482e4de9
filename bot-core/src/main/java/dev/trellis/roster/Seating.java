package dev.trellis.roster;

import dev.trellis.enrolment.Enrolment;
import dev.trellis.enrolment.Enrolment.State;
import dev.trellis.enrolment.Side;
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

/** Enrols a batch of people, or invites them, or notes that they leave: two statements, however many. */
@Singleton
class Seating {
    private final Sql sql;

    Seating(Sql sql) {
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

    Seated seat(RosterImport one, List<Taken> lines, Instant now) {
        Seated seated = new Seated();
        Map<Long, Map<Side, Seat>> before = before(one, lines);
        List<Seat> write = new ArrayList<>();
        for (Taken line : lines) {
            Map<Side, Seat> own = before.getOrDefault(line.person(), Map.of());
            if (line.entry().leaves()) {
                leave(line, own, seated, write, now);
            } else {
                come(one, line, own.get(Objects.requireNonNull(line.entry().side())), seated, write, now);
            }
        }
        write(one, write);
        return seated;
    }

    private static void leave(Taken line, Map<Side, Seat> own, Seated seated, List<Seat> write, Instant now) {
        for (Seat seat : own.values()) {
            boolean meant = line.entry().side() == null || line.entry().side() == seat.side();
            if (meant && seat.state() != State.LEFT && seat.state() != State.DECLINED) {
                write.add(new Seat(
                        seat.person(),
                        seat.side(),
                        State.LEFT,
                        seat.cohort(),
                        seat.limit(),
                        seat.decidedBy(),
                        now,
                        seat.enrolledAt()));
                seated.gone().add(line.person());
            }
        }
    }

    private static void come(
            RosterImport one, Taken line, @Nullable Seat before, Seated seated, List<Seat> write, Instant now) {
        if (before != null && (before.state() == State.LEFT || before.state() == State.DECLINED)) {
            seated.back().add(line.person());
            return;
        }
        Seat seat = seat(one, line, before, now);
        if (before == null) {
            seated.added().add(line.person());
            write.add(seat);
        } else if (!before.equals(seat)) {
            seated.changed().add(line.person());
            write.add(seat);
        }
    }

    private static Seat seat(RosterImport one, Taken line, @Nullable Seat before, Instant now) {
        Entry entry = line.entry();
        State was = before == null ? null : before.state();
        State state = one.atOnce() ? State.ENROLLED : was == null ? State.INVITED : was;
        boolean newState = state != was;
        boolean enrols = newState && state == State.ENROLLED;
        Long cohort = before == null ? null : before.cohort();
        Integer limit = before == null ? null : before.limit();
        Long decidedBy = before == null ? null : before.decidedBy();
        Instant enrolledAt = before == null ? null : before.enrolledAt();
        return new Seat(
                line.person(),
                Objects.requireNonNull(entry.side()),
                state,
                entry.cohort() == null ? cohort : entry.cohort(),
                entry.limit() == null ? limit : entry.limit(),
                enrols ? one.askedBy() : decidedBy,
                newState || before == null ? now : before.since(),
                enrols ? now : enrolledAt);
    }

    private Map<Long, Map<Side, Seat>> before(RosterImport one, List<Taken> lines) {
        List<Object> values = new ArrayList<>(List.of(one.programId(), one.organizationId()));
        lines.forEach(line -> values.add(line.person()));
        Map<Long, Map<Side, Seat>> before = new HashMap<>();
        sql.query(
                        "select person_id, side, state, cohort_id, own_limit, decided_by, since, enrolled_at from enrolment"
                                + " where program_id = ? and organization_id = ? and person_id in ("
                                + Sql.marks(lines.size())
                                + ") for update",
                        row -> new Seat(
                                row.getLong("person_id"),
                                Side.valueOf(row.getString("side")),
                                State.valueOf(row.getString("state")),
                                Sql.number(row, "cohort_id"),
                                row.getObject("own_limit") == null ? null : row.getInt("own_limit"),
                                Sql.number(row, "decided_by"),
                                Objects.requireNonNull(Sql.instant(row, "since")),
                                Sql.instant(row, "enrolled_at")),
                        values.toArray())
                .forEach(seat -> before.computeIfAbsent(seat.person(), person -> new HashMap<>())
                        .put(seat.side(), seat));
        return before;
    }

    private void write(RosterImport one, List<Seat> seats) {
        if (seats.isEmpty()) {
            return;
        }
        List<@Nullable Object> values = new ArrayList<@Nullable Object>();
        for (Seat seat : seats) {
            values.add(one.organizationId());
            values.add(one.programId());
            values.add(seat.cohort());
            values.add(seat.person());
            values.add(seat.side());
            values.add(seat.state());
            values.add(seat.limit());
            values.add(seat.decidedBy());
            values.add(seat.since());
            values.add(seat.enrolledAt());
        }
        sql.update(
                "insert into enrolment (organization_id, program_id, cohort_id, person_id, side, state, own_limit, decided_by, since,"
                        + " enrolled_at) values " + Sql.rows(seats.size(), 10)
                        + " on duplicate key update cohort_id = values(cohort_id), state = values(state), own_limit = values(own_limit),"
                        + " decided_by = values(decided_by), since = values(since), enrolled_at = values(enrolled_at)",
                values.toArray());
    }

    /** What an {@link Enrolment} holds of this. */
    private record Seat(
            long person,
            Side side,
            State state,
            @Nullable Long cohort,
            @Nullable Integer limit,
            @Nullable Long decidedBy,
            Instant since,
            @Nullable Instant enrolledAt) {}
}
