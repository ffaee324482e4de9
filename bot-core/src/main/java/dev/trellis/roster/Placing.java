package dev.trellis.roster;

import dev.trellis.person.Moved;
import dev.trellis.person.People;
import dev.trellis.storage.Sql;
import dev.trellis.variant.Workplace;
import dev.trellis.variant.Workplaces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Notes where a batch of people works and whom they report to. */
@Singleton
class Placing {
    private final Sql sql;
    private final Workplaces workplaces;
    private final People people;
    private final List<Moved> moves;

    Placing(Sql sql, Workplaces workplaces, People people, List<Moved> moves) {
        this.sql = sql;
        this.workplaces = workplaces;
        this.people = people;
        this.moves = moves;
    }

    /** @return of whom something is different now */
    Set<Long> place(long organization, List<Taken> lines, Instant now) {
        if (lines.isEmpty()) {
            return Set.of();
        }
        Map<Long, Workplace> before =
                workplaces
                        .findByOrganizationIdAndPersonIdIn(
                                organization, lines.stream().map(Taken::person).toList())
                        .stream()
                        .collect(Collectors.toMap(Workplace::personId, Function.identity()));
        List<Workplace> changed = lines.stream()
                .map(line -> placed(organization, line, before.get(line.person())))
                .flatMap(Optional::stream)
                .toList();
        write(changed);
        moved(
                organization,
                changed.stream()
                        .filter(place -> hasMoved(place, before.get(place.personId())))
                        .map(Workplace::personId)
                        .toList(),
                now);
        return changed.stream().map(Workplace::personId).collect(Collectors.toSet());
    }

    /** Empty where nothing is different. */
    private static Optional<Workplace> placed(long organization, Taken line, @Nullable Workplace known) {
        Workplace before = known == null ? new Workplace(0, organization, line.person(), "", "", "", "", null) : known;
        Line cells = line.entry().line();
        Workplace after = new Workplace(
                before.id(),
                organization,
                line.person(),
                said(cells, Column.REGION, before.region()),
                said(cells, Column.FUNCTION, before.jobFunction()),
                said(cells, Column.TEAM, before.team()),
                said(cells, Column.DEPARTMENT, before.department()),
                line.manager() == null ? before.managerId() : line.manager());
        return after.equals(before) ? Optional.empty() : Optional.of(after);
    }

    private static String said(Line cells, Column column, String before) {
        return Optional.ofNullable(cells.cell(column)).orElse(before);
    }

    private void write(List<Workplace> places) {
        if (places.isEmpty()) {
            return;
        }
        List<@Nullable Object> values = new ArrayList<@Nullable Object>();
        for (Workplace place : places) {
            values.add(place.organizationId());
            values.add(place.personId());
            values.add(place.region());
            values.add(place.jobFunction());
            values.add(place.team());
            values.add(place.department());
            values.add(place.managerId());
        }
        sql.update(
                "insert into workplace (organization_id, person_id, region, job_function, team, department, manager_id) values "
                        + Sql.rows(places.size(), 7)
                        + " on duplicate key update region = values(region), job_function = values(job_function), team = values(team),"
                        + " department = values(department), manager_id = values(manager_id)",
                values.toArray());
    }

    private static boolean hasMoved(Workplace after, @Nullable Workplace before) {
        return !after.region().equals(before == null ? "" : before.region())
                || !after.jobFunction().equals(before == null ? "" : before.jobFunction());
    }

    /** Another place may have another rhythm. Only those who are in a pair have one. */
    private void moved(long organization, List<Long> those, Instant now) {
        if (those.isEmpty()) {
            return;
        }
        List<Object> values = new ArrayList<>();
        values.add(organization);
        values.addAll(those);
        List<Long> paired = sql.query(
                "select distinct c.person_id from cadence c where c.organization_id = ? and c.person_id in ("
                        + Sql.marks(those.size()) + ")",
                row -> row.getLong("person_id"),
                values.toArray());
        if (!paired.isEmpty()) {
            people.findByOrganizationIdAndIdIn(organization, paired)
                    .forEach(person -> moves.forEach(move -> move.moved(person, now)));
        }
    }
}
