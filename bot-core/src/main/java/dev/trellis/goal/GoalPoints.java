package dev.trellis.goal;

import dev.trellis.meeting.AgendaPoints;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.secrecy.Vault;
import dev.trellis.storage.Sql;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Goals on the agenda of the next meeting (E4): what somebody asked to talk about, then the open goals that are shared in the pair, each with
 * its next milestone. At most {@link #GOALS} for each of the two. Two statements, however many pairs there are.
 */
@Singleton
class GoalPoints implements AgendaPoints {
    static final int GOALS = 3;

    private final Sql sql;
    private final Vault vault;

    GoalPoints(Sql sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    @Override
    public int place() {
        return 10;
    }

    @Override
    public Map<Long, List<Point>> of(Collection<Long> pairs) {
        Map<Long, List<Point>> points = new HashMap<>();
        asked(pairs, points);
        goals(pairs, points);
        return points;
    }

    private void asked(Collection<Long> pairs, Map<Long, List<Point>> points) {
        sql.query(
                """
                select g.pair_id, g.owner_id, o.display_name, m.title
                from pair p join goal g on g.pair_id = p.id and g.organization_id = p.organization_id
                  join milestone m on m.goal_id = g.id and m.organization_id = g.organization_id
                  join person o on o.id = g.owner_id and o.organization_id = g.organization_id
                where p.id in (%s) and p.together = 1 and g.owner_id in (p.mentor_id, p.mentee_id) and g.state = 'OPEN'
                  and m.on_agenda_since is not null and m.state not in ('DONE', 'DROPPED')
                order by m.on_agenda_since, m.id
                """.formatted(Sql.marks(pairs.size())),
                row -> {
                    String title = open(row.getString("title"));
                    return add(
                            points,
                            row.getLong("pair_id"),
                            new Point(
                                    row.getLong("owner_id"),
                                    Text.of("goal.agenda.ask-mine", "milestone", title),
                                    Text.of(
                                            "goal.agenda.ask-theirs",
                                            "milestone",
                                            title,
                                            "owner",
                                            row.getString("display_name"))));
                },
                pairs.toArray());
    }

    private void goals(Collection<Long> pairs, Map<Long, List<Point>> points) {
        Map<List<Long>, Integer> counted = new HashMap<>();
        sql.query(
                """
                select g.pair_id, g.owner_id, o.display_name, g.title,
                  (select m.title from milestone m where m.goal_id = g.id and m.state not in ('DONE', 'DROPPED')
                    order by m.due_on is null, m.due_on, m.id limit 1) as next
                from pair p join goal g on g.pair_id = p.id and g.organization_id = p.organization_id
                  join person o on o.id = g.owner_id and o.organization_id = g.organization_id
                where p.id in (%s) and p.together = 1 and g.owner_id in (p.mentor_id, p.mentee_id) and g.state = 'OPEN'
                order by g.owner_id = p.mentee_id desc, g.id
                """.formatted(Sql.marks(pairs.size())),
                row -> {
                    long pair = row.getLong("pair_id");
                    long owner = row.getLong("owner_id");
                    if (counted.merge(List.of(pair, owner), 1, Integer::sum) > GOALS) {
                        return false;
                    }
                    String next = row.getString("next");
                    return add(
                            points,
                            pair,
                            point(
                                    owner,
                                    row.getString("display_name"),
                                    open(row.getString("title")),
                                    next == null ? "" : open(next)));
                },
                pairs.toArray());
    }

    private static Point point(long owner, String name, String title, String next) {
        return next.isEmpty()
                ? new Point(
                        owner,
                        Text.of("goal.agenda.mine-alone", "title", title),
                        Text.of("goal.agenda.theirs-alone", "title", title, "owner", name))
                : new Point(
                        owner,
                        Text.of("goal.agenda.mine", "title", title, "next", next),
                        Text.of("goal.agenda.theirs", "title", title, "next", next, "owner", name));
    }

    private static boolean add(Map<Long, List<Point>> points, long pair, Point point) {
        return Objects.requireNonNull(points.computeIfAbsent(pair, id -> new ArrayList<>()))
                .add(point);
    }

    private String open(String sealed) {
        return vault.open(sealed, PrivateWords.PURPOSE);
    }
}
