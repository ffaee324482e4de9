package dev.trellis.roster;

import dev.trellis.cohort.Cohorts;
import dev.trellis.enrolment.Side;
import dev.trellis.roster.Imports.Row;
import dev.trellis.roster.Understood.Bad;
import dev.trellis.storage.Sql;
import dev.trellis.term.Term;
import dev.trellis.text.Language;
import dev.trellis.text.Voice;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out, line by line and set by set, whom a file means and which lines cannot be taken. Enrols nobody yet. */
@Singleton
class Resolving {
    private final Imports imports;
    private final Whom whom;
    private final Cohorts cohorts;
    private final Sql sql;

    Resolving(Imports imports, Whom whom, Cohorts cohorts, Sql sql) {
        this.imports = imports;
        this.whom = whom;
        this.cohorts = cohorts;
        this.sql = sql;
    }

    /** What lines of this program can say now. */
    Understanding understanding(RosterImport one) {
        Map<String, Long> named = new HashMap<>();
        cohorts.findByOrganizationIdAndProgramIdOrderByStartsOn(one.organizationId(), one.programId())
                .forEach(cohort -> named.put(Understanding.lower(cohort.name()), cohort.id()));
        Map<String, String> skills = new HashMap<>();
        sql.query(
                        "select tag from program_term where organization_id = ? and program_id = ? and kind = 'SKILL' order by place, id",
                        row -> row.getString("tag"),
                        one.organizationId(),
                        one.programId())
                .forEach(tag -> called(tag).forEach(name -> skills.putIfAbsent(Understanding.lower(name), tag)));
        return new Understanding(named, skills);
    }

    /** A word of the template is called something in each language, and can be written as it is kept. */
    private static List<String> called(String tag) {
        if (!tag.startsWith("@")) {
            return List.of(tag);
        }
        List<String> names = new ArrayList<>(List.of(tag, tag.substring(1)));
        for (Language language : Language.values()) {
            names.add(new Voice(language, ZoneOffset.UTC).plain(Term.say(Term.Kind.SKILL, tag)));
        }
        return names;
    }

    /** @return how many of the lines cannot be taken */
    int resolve(RosterImport one, List<Line> lines, Instant now) {
        Understanding understanding = understanding(one);
        List<Understood> understood = lines.stream().map(understanding::of).toList();
        Set<String> words = new HashSet<>();
        for (Understood line : understood) {
            if (line instanceof Entry entry) {
                words.add(entry.person());
                Optional.ofNullable(entry.manager()).ifPresent(words::add);
            }
        }
        Map<String, Meant> meant = whom.of(one.organizationId(), words, now);
        Standing standing = standing(one, meant);
        List<Row> rows = understood.stream()
                .map(line -> switch (line) {
                    case Bad bad -> refused(bad);
                    case Entry entry -> row(entry, meant, standing);
                })
                .toList();
        imports.insert(one, rows);
        return (int) rows.stream().filter(row -> row.problem() != null).count();
    }

    private Standing standing(RosterImport one, Map<String, Meant> meant) {
        List<Long> people = meant.values().stream()
                .filter(Meant.Somebody.class::isInstance)
                .map(somebody -> ((Meant.Somebody) somebody).person())
                .distinct()
                .toList();
        Standing standing = new Standing(new HashMap<>());
        imports.standing(one.id(), people).forEach(standing::add);
        return standing;
    }

    private static Row row(Entry entry, Map<String, Meant> meant, Standing standing) {
        Line line = entry.line();
        if (!(meant.get(entry.person()) instanceof Meant.Somebody somebody)) {
            return refused(new Bad(line, ((Meant.Nobody) there(meant, entry.person())).problem(), Column.PERSON));
        }
        Long manager = null;
        if (entry.manager() != null) {
            if (!(meant.get(entry.manager()) instanceof Meant.Somebody boss)) {
                return refused(new Bad(line, unknownManager(there(meant, entry.manager())), Column.MANAGER));
            }
            if (boss.person() == somebody.person()) {
                return refused(new Bad(line, Problem.OWN_MANAGER, Column.MANAGER));
            }
            manager = boss.person();
        }
        Row row = new Row(
                0,
                line.number(),
                somebody.person(),
                Optional.ofNullable(entry.side()).map(Side::name).orElse(null),
                manager,
                null,
                null,
                0);
        return standing.objection(entry, row).map(Resolving::refused).orElseGet(() -> standing.add(row));
    }

    private static Meant there(Map<String, Meant> meant, String word) {
        return Objects.requireNonNull(meant.get(word));
    }

    private static Problem unknownManager(Meant meant) {
        return meant instanceof Meant.Nobody nobody && nobody.problem() != Problem.UNKNOWN_PERSON
                ? nobody.problem()
                : Problem.UNKNOWN_MANAGER;
    }

    private static Row refused(Bad bad) {
        return new Row(0, bad.line().number(), null, null, null, bad.problem(), bad.about(), bad.otherLine());
    }

    /** Who stands on which line so far: a person stands in a file once. */
    private record Standing(Map<Long, Row> rows) {
        Row add(Row row) {
            rows.put(Objects.requireNonNull(row.person()), row);
            return row;
        }

        Optional<Bad> objection(Entry entry, Row row) {
            @Nullable Row before = rows.get(Objects.requireNonNull(row.person()));
            if (before == null) {
                return Optional.empty();
            }
            boolean bothSides = before.side() != null
                    && row.side() != null
                    && !before.side().equals(row.side());
            return Optional.of(new Bad(
                    entry.line(), bothSides ? Problem.BOTH_SIDES : Problem.TWICE, Column.PERSON, before.line()));
        }
    }
}
