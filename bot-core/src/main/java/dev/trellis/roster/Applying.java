package dev.trellis.roster;

import dev.trellis.audit.Audit;
import dev.trellis.program.Program;
import dev.trellis.roster.Imports.Row;
import dev.trellis.roster.RosterImport.Counts;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Does what a batch of lines says: enrols, places, notes skills, invites. A fixed number of statements, however many lines. */
@Singleton
class Applying {
    private final Imports imports;
    private final Resolving resolving;
    private final Seating seating;
    private final Placing placing;
    private final Skills skills;
    private final Audit audit;
    private final Sql sql;

    Applying(
            Imports imports,
            Resolving resolving,
            Seating seating,
            Placing placing,
            Skills skills,
            Audit audit,
            Sql sql) {
        this.imports = imports;
        this.resolving = resolving;
        this.seating = seating;
        this.placing = placing;
        this.skills = skills;
        this.audit = audit;
        this.sql = sql;
    }

    /** @return what became of the lines */
    Counts apply(RosterImport one, Program program, RosterFile file, List<Row> rows, Instant now) {
        Set<Long> there = there(one.organizationId(), rows);
        Understanding understanding = resolving.understanding(one);
        Map<Integer, Line> lines = file.lines().stream().collect(Collectors.toMap(Line::number, Function.identity()));
        List<Taken> taken = new ArrayList<>();
        List<Long> gone = new ArrayList<>();
        for (Row row : rows) {
            Line line = Objects.requireNonNull(lines.get(row.line()));
            // Forgotten meanwhile, or a cohort was renamed: they are read once more.
            if (row.person() != null && there.contains(row.person()) && understanding.of(line) instanceof Entry entry) {
                taken.add(new Taken(row.id(), row.person(), entry, row.manager()));
            } else {
                gone.add(row.id());
            }
        }
        imports.refuse(gone, Problem.UNKNOWN_PERSON, Column.PERSON);
        return take(one, program, taken, now).with(new Counts(0, 0, 0, 0, gone.size()));
    }

    private Counts take(RosterImport one, Program program, List<Taken> lines, Instant now) {
        if (lines.isEmpty()) {
            return Counts.NONE;
        }
        Seating.Seated seated = seating.seat(one, program, lines, now);
        List<Long> back = rows(lines, line -> seated.back().contains(line.person()));
        imports.refuse(back, Problem.LEFT_BEFORE, Column.PERSON);
        List<Taken> in = lines.stream()
                .filter(line ->
                        !seated.back().contains(line.person()) && !line.entry().leaves())
                .toList();
        Set<Long> changed = new HashSet<>(seated.changed());
        changed.addAll(placing.place(one.organizationId(), in, now));
        changed.addAll(skills.note(one, in, now));
        leavers(one, lines, seated.gone());
        return outcomes(lines, seated, changed).with(new Counts(0, 0, 0, 0, back.size()));
    }

    private void leavers(RosterImport one, List<Taken> lines, Set<Long> gone) {
        List<Taken> leaving =
                lines.stream().filter(line -> gone.contains(line.person())).toList();
        audit.onPage(
                one.organizationId(),
                one.askedBy(),
                "roster leaver",
                "program " + one.programId(),
                leaving.stream().map(Taken::person).toList());
    }

    private Counts outcomes(List<Taken> lines, Seating.Seated seated, Set<Long> changed) {
        List<Long> added = rows(lines, line -> seated.added().contains(line.person()));
        List<Long> gone = rows(lines, line -> seated.gone().contains(line.person()));
        List<Long> different = rows(
                lines,
                line -> changed.contains(line.person()) && !seated.added().contains(line.person()));
        List<Long> same = rows(
                lines,
                line -> !changed.contains(line.person())
                        && !seated.added().contains(line.person())
                        && !seated.gone().contains(line.person())
                        && !seated.back().contains(line.person()));
        imports.outcome(added, "ADDED");
        imports.outcome(gone, "GONE");
        imports.outcome(different, "CHANGED");
        imports.outcome(same, "SAME");
        return new Counts(added.size(), different.size(), same.size(), gone.size(), 0);
    }

    private static List<Long> rows(List<Taken> lines, java.util.function.Predicate<Taken> which) {
        return lines.stream().filter(which).map(Taken::row).toList();
    }

    /** Those of them who are there. Nobody of them is forgotten or joined until this transaction is over. */
    private Set<Long> there(long organization, List<Row> rows) {
        List<Object> values = new ArrayList<>();
        values.add(organization);
        rows.stream()
                .map(Row::person)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .forEach(values::add);
        return values.size() == 1
                ? Set.of()
                : new HashSet<>(sql.query(
                        "select id from person force index (primary) where organization_id = ? and id in ("
                                + Sql.marks(values.size() - 1) + ") and gone_at is null order by id for update",
                        row -> row.getLong("id"),
                        values.toArray()));
    }
}
