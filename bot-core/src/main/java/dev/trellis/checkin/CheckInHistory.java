package dev.trellis.checkin;

import dev.trellis.pairing.Pair;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How somebody's own check-ins went, for their own eyes. Counts only; what was excused counts nowhere. */
@Singleton
public class CheckInHistory {
    private final Sql sql;

    CheckInHistory(Sql sql) {
        this.sql = sql;
    }

    @Transactional
    public int open(long organization, long person) {
        return count(
                "select count(*) from check_in where organization_id = ? and person_id = ? and state = 'OPEN'",
                organization,
                person);
    }

    @Transactional
    public int asked(Pair pair, long person) {
        return count("""
                select count(*) from check_in where organization_id = ? and pair_id = ? and person_id = ? and state <> 'EXCUSED'
                """, pair.organizationId(), pair.id(), person);
    }

    @Transactional
    public int answered(Pair pair, long person) {
        return count("""
                select count(*) from check_in where organization_id = ? and pair_id = ? and person_id = ? and state = 'ANSWERED'
                """, pair.organizationId(), pair.id(), person);
    }

    /** What somebody answered to each question, oldest first, for their own eyes; what was never answered is left out. */
    @Transactional
    public List<Trend> trends(long organization, long person) {
        Map<Indicator, List<Integer>> scores = new EnumMap<>(Indicator.class);
        sql.query(
                """
                select c.indicator, a.score from check_in c join check_in_answer a on a.check_in_id = c.id
                where c.organization_id = ? and c.person_id = ? and c.state = 'ANSWERED' order by c.asked_at, c.id
                """,
                row -> Objects.requireNonNull(scores.computeIfAbsent(
                                Indicator.valueOf(row.getString("indicator")), indicator -> new ArrayList<>()))
                        .add(row.getInt("score")),
                organization,
                person);
        return scores.entrySet().stream()
                .map(entry -> new Trend(entry.getKey(), entry.getValue()))
                .toList();
    }

    private int count(String statement, @Nullable Object... parameters) {
        return sql.one(statement, row -> row.getInt(1), parameters).orElse(0);
    }
}
