package dev.trellis.delivery;

import dev.trellis.attention.Urgency;
import dev.trellis.organization.Workspace;
import dev.trellis.organization.Workspaces;
import dev.trellis.platform.CallKind;
import dev.trellis.platform.Pace;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How long what is on its way will take: what waits in each workspace, at the pace that its platform allows. The longest that it can take:
 * what turns out to be wanted by nobody any more, or to have to wait for somebody's working hours, takes no time.
 */
@Singleton
public class Forecast {
    /** How far it looks ahead. */
    public static final Duration AHEAD = Duration.ofDays(1);

    private final Sql sql;
    private final Workspaces workspaces;
    private final Lanes lanes;
    private final Platforms platforms;
    private final Clock clock;

    Forecast(Sql sql, Workspaces workspaces, Lanes lanes, Platforms platforms, Clock clock) {
        this.sql = sql;
        this.workspaces = workspaces;
        this.lanes = lanes;
        this.platforms = platforms;
        this.clock = clock;
    }

    /**
     * What waits in one workspace.
     *
     * @param due messages whose time has come
     * @param later messages whose time comes within {@link #AHEAD}
     * @param takes how long those that are due take at most, once the platform listens; zero where it sets no limit
     * @param silentUntil when the platform wants to hear of us again; absent: it listens
     */
    public record Queue(
            long workspace,
            WorkspaceRef ref,
            int due,
            int later,
            Duration takes,
            @Nullable Instant silentUntil) {
        /** When the last of those that are due is expected to be there. */
        public Instant over(Instant now) {
            return (silentUntil == null ? now : silentUntil).plus(takes);
        }
    }

    /** One queue for each workspace of the organization that Trellis is still in, in the order in which they came. */
    @Transactional
    public List<Queue> of(long organization) {
        Instant now = clock.instant();
        List<Workspace> served = workspaces.findByOrganizationIdOrderById(organization).stream()
                .filter(workspace -> workspace.removedAt() == null)
                .toList();
        if (served.isEmpty()) {
            return List.of();
        }
        Map<Lane, Waiting> waiting = waiting(served, now);
        Map<Lane, State> states = states(served);
        return served.stream()
                .map(workspace -> queue(workspace, waiting, states, now))
                .toList();
    }

    /**
     * The organizations that have a message of their own accord waiting for longer than this: where a look at the queues is worth its
     * price.
     */
    @Transactional
    public List<Long> behind(Duration longer) {
        Instant before = clock.instant().minus(longer);
        List<Long> late = lanes.waiting().stream()
                .filter(first ->
                        first.urgency() == Urgency.ROUTINE && first.at().isBefore(before))
                .map(first -> first.lane().workspace())
                .distinct()
                .toList();
        return late.isEmpty()
                ? List.of()
                : sql.query(
                        "select distinct organization_id from workspace where removed_at is null and id in ("
                                + Sql.marks(late.size()) + ")",
                        row -> row.getLong("organization_id"),
                        late.toArray());
    }

    private Queue queue(Workspace workspace, Map<Lane, Waiting> waiting, Map<Lane, State> states, Instant now) {
        int due = 0;
        int later = 0;
        Duration takes = Duration.ZERO;
        Instant silentUntil = null;
        for (CallKind kind : CallKind.values()) {
            Lane lane = new Lane(workspace.id(), kind);
            Waiting there = waiting.getOrDefault(lane, Waiting.NOTHING);
            State state = states.getOrDefault(lane, State.OPEN);
            due += there.due();
            later += there.later();
            if (there.due() > 0) {
                Duration one = platforms
                        .pace(workspace.platform(), kind)
                        .map(Pace::interval)
                        .orElse(Duration.ZERO);
                Duration all = one.multipliedBy(there.due()).multipliedBy(100).dividedBy(state.percent());
                takes = all.compareTo(takes) > 0 ? all : takes;
                Instant closed = state.closedUntil();
                if (closed != null && closed.isAfter(now) && (silentUntil == null || closed.isAfter(silentUntil))) {
                    silentUntil = closed;
                }
            }
        }
        return new Queue(workspace.id(), workspace.ref(), due, later, takes, silentUntil);
    }

    private record Waiting(int due, int later) {
        private static final Waiting NOTHING = new Waiting(0, 0);
    }

    private record State(int percent, @Nullable Instant closedUntil) {
        private static final State OPEN = new State(100, null);
    }

    private Map<Lane, Waiting> waiting(List<Workspace> served, Instant now) {
        List<Object> parameters = new ArrayList<>(List.of(now));
        served.forEach(workspace -> parameters.add(workspace.id()));
        parameters.add(now.plus(AHEAD));
        return sql
                .query(
                        """
                        select lane, call_kind, sum(due_at <= ?) as due, count(*) as waiting from outbox
                        where lane in (""" + Sql.marks(served.size()) + """
                        ) and call_kind in (0, 1, 2, 3, 4) and urgency_rank in (0, 1, 2) and due_at <= ?
                        group by lane, call_kind
                        """,
                        row -> Map.entry(
                                lane(row.getLong("lane"), row.getInt("call_kind")),
                                new Waiting(row.getInt("due"), row.getInt("waiting") - row.getInt("due"))),
                        parameters.toArray())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<Lane, State> states(List<Workspace> served) {
        Map<Lane, State> states = new HashMap<>();
        sql.query(
                "select lane, call_kind, percent, closed_until from delivery_pace where lane in ("
                        + Sql.marks(served.size()) + ")",
                row -> Objects.requireNonNullElse(
                        states.put(
                                lane(row.getLong("lane"), row.getInt("call_kind")),
                                new State(row.getInt("percent"), Sql.instant(row, "closed_until"))),
                        State.OPEN),
                served.stream().map(Workspace::id).toArray());
        return states;
    }

    private static Lane lane(long workspace, int kind) {
        return new Lane(workspace, CallKind.values()[kind]);
    }
}
