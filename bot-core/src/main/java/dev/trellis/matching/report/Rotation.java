package dev.trellis.matching.report;

import dev.trellis.enrolment.Enrolment;
import dev.trellis.enrolment.Enrolments;
import dev.trellis.enrolment.Side;
import dev.trellis.program.Program;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who carries how much of a program (C6), with three statements whatever its size. */
@Singleton
class Rotation {
    private static final Duration LATELY = Duration.ofDays(365);
    static final int MONTHS = 3;
    private static final Duration MET_LATELY = Duration.ofDays(91);

    private final Enrolments enrolments;
    private final Sql sql;

    Rotation(Enrolments enrolments, Sql sql) {
        this.enrolments = enrolments;
        this.sql = sql;
    }

    /**
     * What one mentor carries.
     *
     * @param now mentees at present
     * @param limit how many at most, by the program's capacity and their own limit
     * @param lately mentees in the last twelve months, each once
     * @param meetings that took place, a month, over the last three
     */
    record Load(long mentor, int now, int limit, int lately, double meetings) {}

    /** Enrolled mentors, and whoever was one in the last twelve months; those who carry most first. */
    @Transactional
    List<Load> of(Program program, Instant now) {
        Map<Long, Integer> own = new TreeMap<>();
        enrolments
                .inState(program.organizationId(), program.id(), Side.MENTOR, Enrolment.State.ENROLLED)
                .forEach(one -> own.put(
                        one.personId(), Optional.ofNullable(one.ownLimit()).orElse(program.capacity())));
        Map<Long, Double> met = met(program, now);
        Map<Long, Load> loads = new HashMap<>();
        own.forEach((mentor, limit) -> loads.put(
                mentor, new Load(mentor, 0, Math.min(limit, program.capacity()), 0, met.getOrDefault(mentor, 0.0))));
        sql.query(
                        """
                        select mentor_id, count(together) as now_with, count(distinct mentee_id) as lately from pair
                        where organization_id = ? and program_id = ? and (together = 1 or ended_at >= ?) group by mentor_id
                        """,
                        row -> new long[] {row.getLong("mentor_id"), row.getLong("now_with"), row.getLong("lately")},
                        program.organizationId(),
                        program.id(),
                        now.minus(LATELY))
                .forEach(row -> loads.put(
                        row[0],
                        new Load(
                                row[0],
                                (int) row[1],
                                Math.min(own.getOrDefault(row[0], program.capacity()), program.capacity()),
                                (int) row[2],
                                met.getOrDefault(row[0], 0.0))));
        return loads.values().stream()
                .sorted(Comparator.comparingInt((Load load) -> -load.now())
                        .thenComparing(load -> -load.lately())
                        .thenComparing(Load::mentor))
                .toList();
    }

    private Map<Long, Double> met(Program program, Instant now) {
        Map<Long, Double> met = new HashMap<>();
        sql.query(
                """
                select p.mentor_id, count(*) as held from pair p join meeting m on m.pair_id = p.id and m.state = 'HELD'
                where p.organization_id = ? and p.program_id = ? and m.starts_at >= ? group by p.mentor_id
                """,
                row -> met.put(row.getLong("mentor_id"), row.getLong("held") / (double) MONTHS),
                program.organizationId(),
                program.id(),
                now.minus(MET_LATELY));
        return met;
    }

    /** Of a hundred mentees in twelve months how many the busiest fifth of mentors carried; empty where that fifth is too small to be shown. */
    static Optional<Double> shareOfTheBusiest(List<Load> loads) {
        int fifth = loads.size() / 5;
        int all = loads.stream().mapToInt(Load::lately).sum();
        if (fifth < Disclosure.LEAST || all == 0) {
            return Optional.empty();
        }
        int busiest = loads.stream()
                .mapToInt(load -> -load.lately())
                .sorted()
                .limit(fifth)
                .map(lately -> -lately)
                .sum();
        return Optional.of(100.0 * busiest / all);
    }
}
