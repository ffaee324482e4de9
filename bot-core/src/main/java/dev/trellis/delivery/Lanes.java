package dev.trellis.delivery;

import dev.trellis.attention.Urgency;
import dev.trellis.delivery.OutboxRow.Kind;
import dev.trellis.platform.CallKind;
import dev.trellis.platform.Capability;
import dev.trellis.platform.MessageRef;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which workspace a message is expected to go through, and what is due there. An expectation that turns out wrong costs nothing but the
 * wrong turn: where a message really goes is decided when it is sent.
 */
@Singleton
class Lanes {
    /** Of messages of which it is not known yet. */
    static final long NOWHERE = 0;

    private final Sql sql;
    private final Platforms platforms;
    /** What never changes of a workspace. */
    private final Map<Long, String> platformOf = new ConcurrentHashMap<>();

    private final Map<String, Long> byKey = new ConcurrentHashMap<>();

    Lanes(Sql sql, Platforms platforms) {
        this.sql = sql;
        this.platforms = platforms;
    }

    /** A lane with its earliest message of one urgency. */
    record Due(Lane lane, Urgency urgency, Instant at) {}

    /** Ordered by the whole index, although the first three are given: MySQL sorts all that waits else. */
    static final String WAITING = """
            select w.lane, k.call_kind, r.urgency_rank,
              (select o.due_at from outbox o
               where o.lane = w.lane and o.call_kind = k.call_kind and o.urgency_rank = r.urgency_rank
               order by o.lane, o.call_kind, o.urgency_rank, o.due_at limit 1) as due_at
            from (select id as lane from workspace union all select 0) w
            cross join (select 0 as call_kind union all select 1 union all select 2 union all select 3 union all select 4) k
            cross join (select 0 as urgency_rank union all select 1 union all select 2) r
            """;

    /**
     * The lanes that have anything waiting, now or later, with the time of the first of each urgency. Costs a few steps down an index for
     * each workspace, however many messages there are.
     */
    @Transactional
    List<Due> waiting() {
        return sql
                .query(WAITING, row -> {
                    Instant at = Sql.instant(row, "due_at");
                    return at == null
                            ? Optional.<Due>empty()
                            : Optional.of(new Due(
                                    new Lane(row.getLong("lane"), CallKind.values()[row.getInt("call_kind")]),
                                    Urgency.values()[row.getInt("urgency_rank")],
                                    at));
                })
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** The platform of a lane's workspace; absent for {@link #NOWHERE}. */
    @Nullable
    String platform(Lane lane) {
        return platformOf(lane.workspace());
    }

    /** As after a start, for tests: what this node knows of workspaces. */
    void forget() {
        platformOf.clear();
        byKey.clear();
    }

    /** The same as far as this node knows it already, for those who have no transaction; the first look at a lane makes it known. */
    @Nullable
    String knownPlatform(Lane lane) {
        return platformOf.get(lane.workspace());
    }

    /** Where a message of this kind is to be queued if it goes through that workspace. */
    CallKind bucket(long workspace, Kind target) {
        CallKind saying = OutboxRow.saying(target);
        String platform = platformOf(workspace);
        return platform == null ? saying : platforms.bucket(platform, saying);
    }

    /** The workspace of a message that was posted; {@link #NOWHERE} if it is not known. */
    long of(MessageRef message) {
        return of(message.platform(), message.workspace());
    }

    /** The row of a workspace by its platform's key; {@link #NOWHERE} if it is not known. */
    long of(String platform, String workspace) {
        String key = platform + ":" + workspace;
        Long known = byKey.get(key);
        if (known != null) {
            return known;
        }
        Optional<Long> found = sql.one(
                "select id from workspace where platform = ? and external_id = ?",
                row -> row.getLong("id"),
                platform,
                workspace);
        found.ifPresent(id -> byKey.put(key, id));
        return found.orElse(NOWHERE);
    }

    long ofChannel(long organization, long channel) {
        return sql.one(
                        "select workspace_id from channel where id = ? and organization_id = ?",
                        row -> row.getLong("workspace_id"),
                        channel,
                        organization)
                .orElse(NOWHERE);
    }

    /**
     * For each of these people the workspace in which they are reached best, see {@link dev.trellis.person.Identities#reaching}.
     *
     * @param page whether it is about their own page: in a chat that has one
     */
    Map<Long, Long> ofPeople(long organization, Collection<Long> people, boolean page) {
        Map<Long, Long> lanes = new HashMap<>();
        if (people.isEmpty()) {
            return lanes;
        }
        List<Object> parameters = new ArrayList<>();
        parameters.add(organization);
        parameters.addAll(people);
        sql.query(
                """
                select i.person_id, i.workspace_id, i.platform
                from chat_identity i join person p on p.id = i.person_id join workspace w on w.id = i.workspace_id
                where i.organization_id = ? and w.removed_at is null and i.person_id in (""" + Sql.marks(people.size()) + """
                )
                order by i.person_id, i.unreachable_why is not null, i.id = p.prefers_identity_id desc, i.last_seen_at desc, i.id
                """,
                row -> {
                    if (!page || platforms.can(row.getString("platform"), Capability.HOME)) {
                        lanes.putIfAbsent(row.getLong("person_id"), row.getLong("workspace_id"));
                    }
                    return row;
                },
                parameters.toArray());
        return lanes;
    }

    private @Nullable String platformOf(long workspace) {
        String known = platformOf.get(workspace);
        if (known != null || workspace == NOWHERE) {
            return known;
        }
        Optional<String> found =
                sql.one("select platform from workspace where id = ?", row -> row.getString("platform"), workspace);
        found.ifPresent(platform -> platformOf.put(workspace, platform));
        return found.orElse(null);
    }
}
