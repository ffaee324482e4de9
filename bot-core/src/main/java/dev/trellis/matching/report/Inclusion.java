package dev.trellis.matching.report;

import dev.trellis.intake.Survey;
import dev.trellis.intake.Surveys;
import dev.trellis.matching.report.Parity.Figure;
import dev.trellis.program.Program;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is compared across self-declared groups (C7), gathered with a handful of statements. Nothing of a single person leaves this package. */
@Singleton
class Inclusion {
    private static final int AT_ONCE = 500;
    private static final double DAYS_A_MONTH = 30.44;
    /** Before that, meetings a month say nothing. */
    private static final double LEAST_DAYS = 28;

    private final Surveys surveys;
    private final MatchScores scores;
    private final Sql sql;

    Inclusion(Surveys surveys, MatchScores scores, Sql sql) {
        this.surveys = surveys;
        this.scores = scores;
        this.sql = sql;
    }

    @Transactional
    List<Parity.Mentee> of(Program program, Instant now) {
        Map<Long, Map<Figure, Double>> figures = new TreeMap<>();
        List<Together> pairs = pairs(program, now);
        waiting(program, pairs, now, figures);
        Map<Long, Double> days = together(pairs, figures);
        meetings(program, days, figures);
        answers(program, figures);
        quality(program, figures);
        Map<Long, Set<String>> declared = declared(program, List.copyOf(figures.keySet()));
        return figures.entrySet().stream()
                .map(one ->
                        new Parity.Mentee(one.getKey(), declared.getOrDefault(one.getKey(), Set.of()), one.getValue()))
                .toList();
    }

    /** Whoever still waits counts with their time so far. */
    private void waiting(Program program, List<Together> pairs, Instant now, Map<Long, Map<Figure, Double>> figures) {
        Map<Long, List<Together>> byMentee = pairs.stream().collect(Collectors.groupingBy(Together::mentee));
        sql.query(
                """
                select person_id, enrolled_at, state from enrolment
                where organization_id = ? and program_id = ? and side = 'MENTEE' and enrolled_at is not null
                """,
                row -> {
                    long person = row.getLong("person_id");
                    Instant since = Objects.requireNonNull(Sql.instant(row, "enrolled_at"));
                    Optional<Instant> first = byMentee.getOrDefault(person, List.of()).stream()
                            .map(Together::since)
                            .filter(began -> !began.isBefore(since))
                            .min(Comparator.naturalOrder());
                    if (first.isPresent() || row.getString("state").equals("ENROLLED")) {
                        put(figures, person, Figure.WAITING, days(since, first.orElse(now)));
                    }
                    return true;
                },
                program.organizationId(),
                program.id());
    }

    /** Every pair of the program; put together here, where no server can choose to go through all of them for each mentee. */
    private List<Together> pairs(Program program, Instant now) {
        return sql.query(
                "select mentee_id, started_at, ended_at from pair where organization_id = ? and program_id = ?",
                row -> new Together(
                        row.getLong("mentee_id"),
                        Objects.requireNonNull(Sql.instant(row, "started_at")),
                        Optional.ofNullable(Sql.instant(row, "ended_at")).orElse(now)),
                program.organizationId(),
                program.id());
    }

    /** Days in pairs, by mentee. */
    private static Map<Long, Double> together(List<Together> pairs, Map<Long, Map<Figure, Double>> figures) {
        Map<Long, Double> days = new HashMap<>();
        for (Together pair : pairs) {
            figures.computeIfAbsent(pair.mentee(), person -> new EnumMap<>(Figure.class));
            days.merge(pair.mentee(), days(pair.since(), pair.until()), Double::sum);
        }
        return days;
    }

    private void meetings(Program program, Map<Long, Double> days, Map<Long, Map<Figure, Double>> figures) {
        Map<Long, Long> held = new HashMap<>();
        sql.query(
                """
                select p.mentee_id, count(*) as held from pair p join meeting m on m.pair_id = p.id and m.state = 'HELD'
                where p.organization_id = ? and p.program_id = ? group by p.mentee_id
                """,
                row -> held.put(row.getLong("mentee_id"), row.getLong("held")),
                program.organizationId(),
                program.id());
        days.forEach((person, together) -> {
            if (together >= LEAST_DAYS) {
                put(figures, person, Figure.MEETINGS, held.getOrDefault(person, 0L) / (together / DAYS_A_MONTH));
            }
        });
    }

    private void answers(Program program, Map<Long, Map<Figure, Double>> figures) {
        sql.query(
                """
                select p.mentee_id, count(*) as asked, count(a.id) as answered
                from pair p join check_in c on c.pair_id = p.id and c.person_id = p.mentee_id and c.state <> 'EXCUSED'
                  left join check_in_answer a on a.check_in_id = c.id
                where p.organization_id = ? and p.program_id = ? group by p.mentee_id
                """,
                row -> {
                    put(
                            figures,
                            row.getLong("mentee_id"),
                            Figure.ANSWERS,
                            100.0 * row.getLong("answered") / row.getLong("asked"));
                    return true;
                },
                program.organizationId(),
                program.id());
    }

    private void quality(Program program, Map<Long, Map<Figure, Double>> figures) {
        Map<Long, Long> mentees = new HashMap<>();
        sql.query(
                "select id, mentee_id from pair where organization_id = ? and program_id = ?",
                row -> mentees.put(row.getLong("id"), row.getLong("mentee_id")),
                program.organizationId(),
                program.id());
        Map<Long, List<Integer>> byMentee = scores.of(program.organizationId(), mentees.keySet()).entrySet().stream()
                .filter(score -> mentees.containsKey(score.getKey()))
                .collect(Collectors.groupingBy(
                        score -> Objects.requireNonNull(mentees.get(score.getKey())),
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        byMentee.forEach((person, theirs) -> put(
                figures,
                person,
                Figure.QUALITY,
                theirs.stream().mapToInt(Integer::intValue).average().orElseThrow()));
    }

    private Map<Long, Set<String>> declared(Program program, List<Long> people) {
        Map<Long, Set<String>> declared = new HashMap<>();
        for (int from = 0; from < people.size(); from += AT_ONCE) {
            List<Long> some = people.subList(from, Math.min(people.size(), from + AT_ONCE));
            for (Survey survey : surveys.findByOrganizationIdAndProgramIdAndPersonIdIn(
                    program.organizationId(), program.id(), some)) {
                if (!survey.groups().isEmpty()) {
                    declared.put(survey.personId(), Set.copyOf(survey.groups()));
                }
            }
        }
        return declared;
    }

    private static void put(Map<Long, Map<Figure, Double>> figures, long person, Figure figure, double value) {
        figures.computeIfAbsent(person, each -> new EnumMap<>(Figure.class)).put(figure, value);
    }

    private static double days(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds() / 86_400.0;
    }

    /** A mentee with a mentor, until now or until it ended. */
    private record Together(long mentee, Instant since, Instant until) {}
}
