package dev.trellis.meeting;

import dev.trellis.secrecy.PrivateWords;
import dev.trellis.secrecy.Vault;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds the agendas of a batch of meetings, in two statements however many there are, and one or two for each concept that brings points. */
@Singleton
class Agendas {
    private final Sql sql;
    private final Vault vault;
    private final List<AgendaPoints> others;

    Agendas(Sql sql, Vault vault, List<AgendaPoints> others) {
        this.sql = sql;
        this.vault = vault;
        this.others = others.stream()
                .sorted(Comparator.comparingInt(AgendaPoints::place))
                .toList();
    }

    /** By meeting. What worked and what did not is not even read: it is its author's alone. */
    Map<Long, Agenda> of(List<Meeting> meetings) {
        if (meetings.isEmpty()) {
            return Map.of();
        }
        Object[] ids = meetings.stream().map(Meeting::id).toArray();
        Map<Long, Map<Long, String>> steps = new HashMap<>();
        sql.query(
                """
                select m.id as meeting, r.person_id as person, r.next_step
                from meeting m
                join meeting last on last.pair_id = m.pair_id and last.organization_id = m.organization_id
                join meeting_reflection r on r.meeting_id = last.id and r.organization_id = m.organization_id
                where m.id in (%s) and r.next_step is not null and last.starts_at = (
                  select max(b.starts_at) from meeting b join meeting_reflection br on br.meeting_id = b.id
                  where b.pair_id = m.pair_id and b.starts_at < m.starts_at and br.next_step is not null)
                """.formatted(Sql.marks(ids.length)),
                row -> Objects.requireNonNull(steps.computeIfAbsent(row.getLong("meeting"), id -> new HashMap<>()))
                        .put(row.getLong("person"), vault.open(row.getString("next_step"), PrivateWords.PURPOSE)),
                ids);
        Map<Long, Integer> turns = new HashMap<>();
        sql.query(
                """
                select m.id as meeting, count(*) as turn
                from meeting m join meeting b on b.pair_id = m.pair_id and b.organization_id = m.organization_id
                where m.id in (%s) and b.starts_at < m.starts_at and b.state in ('AGREED', 'HELD', 'NOT_HELD') group by m.id
                """.formatted(Sql.marks(ids.length)),
                row -> turns.put(row.getLong("meeting"), row.getInt("turn")),
                ids);
        Map<Long, List<AgendaPoints.Point>> points = points(meetings);
        Map<Long, Agenda> agendas = new HashMap<>();
        for (Meeting meeting : meetings) {
            agendas.put(
                    meeting.id(),
                    new Agenda(
                            steps.getOrDefault(meeting.id(), Map.of()),
                            turns.getOrDefault(meeting.id(), 0),
                            points.getOrDefault(meeting.pairId(), List.of())));
        }
        return agendas;
    }

    /** By pair. */
    private Map<Long, List<AgendaPoints.Point>> points(List<Meeting> meetings) {
        List<Long> pairs = meetings.stream().map(Meeting::pairId).distinct().toList();
        Map<Long, List<AgendaPoints.Point>> points = new HashMap<>();
        for (AgendaPoints other : others) {
            other.of(pairs)
                    .forEach((pair, theirs) -> Objects.requireNonNull(
                                    points.computeIfAbsent(pair, id -> new ArrayList<>()))
                            .addAll(theirs));
        }
        return points;
    }
}
