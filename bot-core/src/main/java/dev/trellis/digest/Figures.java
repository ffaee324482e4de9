package dev.trellis.digest;

import dev.trellis.digest.DigestFigures.Comparison;
import dev.trellis.digest.DigestFigures.Week;
import dev.trellis.program.Program;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts a program's weeks, each question in one statement. People are counted once however often they answered; a check-in that was
 * excused because its person was away counts for nothing.
 */
@Singleton
class Figures {
    static final int WEEKS = 6;

    /** Of six weeks, the newer ones that are compared with the older ones: questions take turns, one week has not all of them. */
    private static final int RECENT_WEEKS = 3;

    /** The two of a pair as two rows. */
    private static final String BOTH = "cross join (select 0 as side union all select 1) s";

    private static final String PERSON = "if(s.side = 0, p.mentor_id, p.mentee_id)";

    private final Sql sql;

    Figures(Sql sql) {
        this.sql = sql;
    }

    @Transactional
    public DigestFigures of(Program program, DigestWeek week, Instant now) {
        Map<Integer, int[]> participation = participation(program, week);
        List<DigestWeek> six = week.upTo(WEEKS);
        List<Week> weeks = new ArrayList<>();
        for (int i = 0; i < six.size(); i++) {
            int[] askedAndAnswered = participation.getOrDefault(i, new int[] {0, 0});
            weeks.add(Week.of(six.get(i).monday(), askedAndAnswered[0], askedAndAnswered[1]));
        }
        Counted held = meetings(program, "m.state = 'HELD'", week.start(), week.end());
        Counted newPairs = newPairs(program, week);
        Instant from = now.isAfter(week.end()) ? now : week.end();
        Counted upcoming = meetings(program, "m.state = 'AGREED' and p.together = 1", from, weekAfter(week));
        boolean asked = participation.containsKey(WEEKS - 1);
        return new DigestFigures(
                weeks,
                held.figure(),
                newPairs.figure(),
                upcoming.figure(),
                DigestFigures.trend(comparisons(program, week)),
                asked || held.count() > 0 || newPairs.count() > 0 || upcoming.count() > 0);
    }

    private static Instant weekAfter(DigestWeek week) {
        return new DigestWeek(week.monday().plusWeeks(1), week.zone()).end();
    }

    /** People asked and people who answered, by the week's place among the six. */
    private Map<Integer, int[]> participation(Program program, DigestWeek last) {
        List<@Nullable Object> parameters = new ArrayList<@Nullable Object>();
        List<DigestWeek> six = last.upTo(WEEKS);
        six.forEach(week -> parameters.add(week.start().getEpochSecond()));
        parameters.add(program.organizationId());
        parameters.add(program.id());
        parameters.add(six.getFirst().start());
        parameters.add(last.end());
        Map<Integer, int[]> byWeek = new HashMap<>();
        sql.query(
                """
                select interval(floor(unix_timestamp(c.asked_at)), %s) - 1 as week, count(distinct c.person_id) as asked,
                  count(distinct a.person_id) as answered
                from check_in c
                join pair p on p.id = c.pair_id and p.organization_id = c.organization_id
                left join check_in_answer a on a.check_in_id = c.id and a.organization_id = c.organization_id
                where c.organization_id = ? and p.program_id = ? and c.state <> 'EXCUSED' and c.asked_at >= ? and c.asked_at < ?
                group by week
                """.formatted(Sql.marks(WEEKS)),
                row -> byWeek.put(row.getInt("week"), new int[] {row.getInt("asked"), row.getInt("answered")}),
                parameters.toArray());
        return byWeek;
    }

    /** Every person counts once, however often they answered. */
    private List<Comparison> comparisons(Program program, DigestWeek last) {
        return sql.query(
                """
                select indicator, avg(own_before) as score_before, count(own_before) as people_before, avg(own_now) as score_now,
                  count(own_now) as people_now
                from (
                select c.indicator, a.person_id, avg(if(c.asked_at < ?, a.score, null)) as own_before,
                  avg(if(c.asked_at >= ?, a.score, null)) as own_now
                from check_in c
                join pair p on p.id = c.pair_id and p.organization_id = c.organization_id
                join check_in_answer a on a.check_in_id = c.id and a.organization_id = c.organization_id
                where c.organization_id = ? and p.program_id = ? and c.state <> 'EXCUSED' and c.asked_at >= ? and c.asked_at < ?
                group by c.indicator, a.person_id) each_person
                group by indicator
                """,
                row -> new Comparison(
                        row.getDouble("score_before"),
                        row.getInt("people_before"),
                        row.getDouble("score_now"),
                        row.getInt("people_now")),
                recent(last),
                recent(last),
                program.organizationId(),
                program.id(),
                last.minus(WEEKS - 1).start(),
                last.end());
    }

    private static Instant recent(DigestWeek last) {
        return last.minus(RECENT_WEEKS - 1).start();
    }

    private Counted meetings(Program program, String which, Instant from, Instant to) {
        return count("""
                select count(distinct m.id) as counted, count(distinct %s) as people
                from meeting m join pair p on p.id = m.pair_id and p.organization_id = m.organization_id %s
                where m.organization_id = ? and p.program_id = ? and m.starts_at >= ? and m.starts_at < ? and %s
                """.formatted(PERSON, BOTH, which), program.organizationId(), program.id(), from, to);
    }

    private Counted newPairs(Program program, DigestWeek week) {
        return count("""
                select count(distinct p.id) as counted, count(distinct %s) as people from pair p %s
                where p.organization_id = ? and p.program_id = ? and p.started_at >= ? and p.started_at < ?
                """.formatted(PERSON, BOTH), program.organizationId(), program.id(), week.start(), week.end());
    }

    private Counted count(String statement, @Nullable Object... parameters) {
        return sql.one(statement, row -> new Counted(row.getInt("counted"), row.getInt("people")), parameters)
                .orElse(new Counted(0, 0));
    }

    /** A number with how many people it is about; never leaves this class but as a {@link Figure}. */
    private record Counted(int count, int people) {
        Figure figure() {
            return Figure.of(count, people);
        }
    }
}
