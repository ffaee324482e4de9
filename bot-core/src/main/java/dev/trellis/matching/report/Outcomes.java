package dev.trellis.matching.report;

import dev.trellis.intake.Intakes;
import dev.trellis.matching.score.Intake;
import dev.trellis.matching.score.Known;
import dev.trellis.matching.score.Mentor;
import dev.trellis.matching.score.Part;
import dev.trellis.matching.score.Rules;
import dev.trellis.matching.score.Scoring;
import dev.trellis.matching.score.Weights;
import dev.trellis.pairing.Pair;
import dev.trellis.program.Program;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of a program's pairs, with the parts of their scores (C8). Parts are those of today's surveys: what people said when they were
 * paired is not kept. Only pairs that ended, or began at least twelve weeks ago.
 */
@Singleton
class Outcomes {
    static final Duration EARLY = Duration.ofDays(84);
    private static final Duration LATELY = Duration.ofDays(365);
    private static final double DAYS_A_MONTH = 30.44;
    private static final double LEAST_DAYS = 28;

    private final Intakes intakes;
    private final Sql sql;

    Outcomes(Intakes intakes, Sql sql) {
        this.intakes = intakes;
        this.sql = sql;
    }

    @Transactional
    List<Factors.Observed> of(Program program, Instant now) {
        List<Past> pairs = pairs(program);
        Map<Long, Boolean> fits = fits(program);
        Map<Long, Long> held = held(program);
        Map<Long, Intake> said = intakes
                .of(
                        program,
                        pairs.stream()
                                .flatMap(pair -> Stream.of(pair.mentor(), pair.mentee()))
                                .distinct()
                                .toList())
                .stream()
                .collect(Collectors.toMap(Intake::person, Function.identity()));
        List<Past> observed = pairs.stream()
                .filter(pair -> pair.ended() != null || !pair.began().isAfter(now.minus(EARLY)))
                .filter(pair -> said.containsKey(pair.mentor()) && said.containsKey(pair.mentee()))
                .toList();
        if (observed.isEmpty()) {
            return List.of();
        }
        Scoring scoring = scoring(observed, pairs, said);
        List<Factors.Observed> outcomes = new ArrayList<>();
        for (int at = 0; at < observed.size(); at++) {
            Past pair = observed.get(at);
            outcomes.add(new Factors.Observed(
                    pair.mentor(),
                    pair.mentee(),
                    parts(scoring, at),
                    fits.get(pair.id()),
                    meetings(pair, held.getOrDefault(pair.id(), 0L), now),
                    lasted(pair)));
        }
        return outcomes;
    }

    /** Each pair is a mentee and a mentor of their own here, because a mentor had carried more or less before each. */
    private static Scoring scoring(List<Past> observed, List<Past> all, Map<Long, Intake> said) {
        Map<Long, List<Past>> byMentor = all.stream().collect(Collectors.groupingBy(Past::mentor));
        return new Scoring(
                observed.stream()
                        .map(pair -> Objects.requireNonNull(said.get(pair.mentee())))
                        .toList(),
                observed.stream()
                        .map(pair -> new Mentor(
                                Objects.requireNonNull(said.get(pair.mentor())),
                                1,
                                carriedBefore(pair, byMentor.getOrDefault(pair.mentor(), List.of()))))
                        .toList(),
                Weights.usual(),
                Rules.usual(),
                Known.NOTHING);
    }

    private static int carriedBefore(Past pair, List<Past> ofMentor) {
        return (int) ofMentor.stream()
                .filter(other -> other.began().isBefore(pair.began()))
                .filter(other -> other.began().isAfter(pair.began().minus(LATELY)))
                .count();
    }

    private static Map<Part, Integer> parts(Scoring scoring, int pair) {
        Map<Part, Integer> parts = new EnumMap<>(Part.class);
        Arrays.stream(Part.values()).forEach(part -> parts.put(part, scoring.value(part, pair, pair)));
        return parts;
    }

    private static @Nullable Double meetings(Past pair, long held, Instant now) {
        Instant until = Optional.ofNullable(pair.ended()).orElse(now);
        double days = Duration.between(pair.began(), until).toSeconds() / 86_400.0;
        return days < LEAST_DAYS ? null : (Double) (held / (days / DAYS_A_MONTH));
    }

    private static @Nullable Boolean lasted(Past pair) {
        if (pair.ended() == null) {
            return true;
        }
        if (pair.why() == Pair.EndedWhy.SOMEBODY_LEFT) {
            return null;
        }
        return pair.why() == Pair.EndedWhy.COMPLETED
                || pair.why() != Pair.EndedWhy.NOT_A_FIT
                        && !pair.ended().isBefore(pair.began().plus(EARLY));
    }

    private List<Past> pairs(Program program) {
        return sql.query(
                """
                select id, mentor_id, mentee_id, started_at, ended_at, ended_why from pair
                where organization_id = ? and program_id = ? order by id
                """,
                row -> {
                    String why = row.getString("ended_why");
                    return new Past(
                            row.getLong("id"),
                            row.getLong("mentor_id"),
                            row.getLong("mentee_id"),
                            Objects.requireNonNull(Sql.instant(row, "started_at")),
                            Sql.instant(row, "ended_at"),
                            why == null ? null : Pair.EndedWhy.valueOf(why));
                },
                program.organizationId(),
                program.id());
    }

    private Map<Long, Boolean> fits(Program program) {
        Map<Long, Boolean> fits = new HashMap<>();
        sql.query(
                """
                select t.pair_id, sum(t.answer = 'GOOD_FIT') as good, count(t.answer) as answered
                from pair p join trial t on t.pair_id = p.id
                where p.organization_id = ? and p.program_id = ? and t.answer is not null group by t.pair_id
                """,
                row -> fits.put(row.getLong("pair_id"), row.getLong("good") == row.getLong("answered")),
                program.organizationId(),
                program.id());
        return fits;
    }

    private Map<Long, Long> held(Program program) {
        Map<Long, Long> held = new HashMap<>();
        sql.query("""
                select p.id, count(*) as held from pair p join meeting m on m.pair_id = p.id and m.state = 'HELD'
                where p.organization_id = ? and p.program_id = ? group by p.id
                """, row -> held.put(row.getLong("id"), row.getLong("held")), program.organizationId(), program.id());
        return held;
    }

    /** A pair as it began, and ended if it has. */
    private record Past(
            long id,
            long mentor,
            long mentee,
            Instant began,
            @Nullable Instant ended,
            Pair.@Nullable EndedWhy why) {}
}
