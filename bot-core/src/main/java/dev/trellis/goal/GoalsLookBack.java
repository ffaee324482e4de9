package dev.trellis.goal;

import dev.trellis.conversation.message.Button;
import dev.trellis.person.Person;
import dev.trellis.rhythm.LookBack;
import dev.trellis.storage.Sql;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Goals in a review (A4): what was done in three months and what is open, as numbers. Counted is what the two share in this pair, and of
 * what is shared with nobody the reader's own. Two statements, however many there are.
 */
@Singleton
class GoalsLookBack implements LookBack {
    private static final int MONTHS = 3;
    /** Asks for: since when twice. */
    private static final String COUNTS = """
            sum(g.state = 'OPEN' and m.state not in ('DONE', 'DROPPED')) as ahead,
            sum(m.state = 'DONE' and exists (select 1 from milestone_progress x where x.milestone_id = m.id and x.step = 'DONE'
              and x.at >= ?)) as done,
            count(distinct if(g.state = 'REACHED' and g.touched_at >= ?, g.id, null)) as reached,
            count(distinct if(g.state = 'OPEN', g.id, null)) as open
            """;

    private final Sql sql;
    private final Clock clock;

    GoalsLookBack(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public int place() {
        return 10;
    }

    /**
     * Of goals that were not dropped.
     *
     * @param done milestones since then
     * @param ahead milestones of open goals
     * @param reached goals since then
     * @param open goals
     */
    private record Counts(int done, int ahead, int reached, int open) {
        private static final Counts NONE = new Counts(0, 0, 0, 0);

        static Counts of(ResultSet row) throws SQLException {
            return new Counts(row.getInt("done"), row.getInt("ahead"), row.getInt("reached"), row.getInt("open"));
        }

        Counts and(Counts more) {
            return new Counts(done + more.done, ahead + more.ahead, reached + more.reached, open + more.open);
        }
    }

    @Override
    public Map<Reviewed, Part> of(long organization, List<Reviewed> reviewed, Instant now) {
        Instant since = now.atZone(clock.getZone()).minusMonths(MONTHS).toInstant();
        Map<Long, Counts> shared = shared(
                organization,
                reviewed.stream().map(one -> one.pair().id()).distinct().toList(),
                since);
        Map<Long, Counts> own = own(
                organization,
                reviewed.stream()
                        .map(Reviewed::person)
                        .map(Person::id)
                        .distinct()
                        .toList(),
                since);
        return reviewed.stream()
                .collect(Collectors.toMap(
                        one -> one,
                        one -> part(shared.getOrDefault(one.pair().id(), Counts.NONE)
                                .and(own.getOrDefault(one.person().id(), Counts.NONE)))));
    }

    private Map<Long, Counts> shared(long organization, Collection<Long> pairs, Instant since) {
        return counts("""
                select p.id as whose, %s
                from pair p join goal g on g.pair_id = p.id and g.organization_id = p.organization_id
                  and g.owner_id in (p.mentor_id, p.mentee_id) and g.state <> 'DROPPED'
                  left join milestone m on m.goal_id = g.id and m.organization_id = g.organization_id
                where p.organization_id = ? and p.together = 1 and p.id in (%s) group by p.id
                """, organization, pairs, since);
    }

    private Map<Long, Counts> own(long organization, Collection<Long> people, Instant since) {
        return counts("""
                select g.owner_id as whose, %s
                from goal g left join milestone m on m.goal_id = g.id and m.organization_id = g.organization_id
                where g.organization_id = ? and g.pair_id is null and g.state <> 'DROPPED' and g.owner_id in (%s)
                group by g.owner_id
                """, organization, people, since);
    }

    private Map<Long, Counts> counts(String statement, long organization, Collection<Long> whose, Instant since) {
        List<Object> parameters = new ArrayList<>(List.of(since, since, organization));
        parameters.addAll(whose);
        Map<Long, Counts> counts = new HashMap<>();
        sql.query(
                statement.formatted(COUNTS, Sql.marks(whose.size())),
                row -> counts.put(row.getLong("whose"), Counts.of(row)),
                parameters.toArray());
        return counts;
    }

    private static Part part(Counts counts) {
        return counts.equals(Counts.NONE)
                ? new Part(
                        Text.of("goal.look-back-none"),
                        List.of(Button.doing(Text.of("goal.button.new"), Button.Action.of("goal.templates"))))
                : new Part(
                        Text.of(
                                "goal.look-back",
                                "done",
                                counts.done(),
                                "ahead",
                                counts.ahead(),
                                "reached",
                                counts.reached(),
                                "open",
                                counts.open()),
                        List.of(
                                Button.doing(Text.of("goal.button.all"), Button.Action.of("goal.list")),
                                Button.doing(Text.of("goal.button.take-plan"), Button.Action.of("plan.export"))));
    }

    @Override
    public Part sample(Reviewed reviewed) {
        return part(new Counts(3, 2, 1, 1));
    }
}
