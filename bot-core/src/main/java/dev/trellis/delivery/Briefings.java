package dev.trellis.delivery;

import dev.trellis.attention.Urgency;
import dev.trellis.organization.Channel;
import dev.trellis.organization.Channels;
import dev.trellis.organization.Workspace;
import dev.trellis.organization.Workspaces;
import dev.trellis.person.Identities;
import dev.trellis.person.Identity;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.platform.MessageRef;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what deciding about some messages takes, for the transaction of the caller. The number of statements does not follow that of messages. */
@Singleton
class Briefings {
    private static final Duration WEEK = Duration.ofDays(8);
    /** No platform wants two messages to one conversation further apart. */
    private static final Duration LATELY = Duration.ofSeconds(5);

    private final People people;
    private final Identities identities;
    private final Workspaces workspaces;
    private final Channels channels;
    private final Lanes lanes;
    private final Budgets budgets;
    private final Reservations reservations;
    private final Sql sql;
    private final Clock clock;

    Briefings(
            People people,
            Identities identities,
            Workspaces workspaces,
            Channels channels,
            Lanes lanes,
            Budgets budgets,
            Reservations reservations,
            Sql sql,
            Clock clock) {
        this.people = people;
        this.identities = identities;
        this.workspaces = workspaces;
        this.channels = channels;
        this.lanes = lanes;
        this.budgets = budgets;
        this.reservations = reservations;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * @param conversations whether it matters when anything was said last
     */
    Briefing of(List<OutboxRow> rows, boolean conversations) {
        Map<Long, Person> persons = new HashMap<>();
        Map<Long, List<Identity>> accounts = new HashMap<>();
        Map<Long, Workspace> places = new HashMap<>();
        Map<Long, Channel> posts = new HashMap<>();
        Map<String, OutboxRow> originals = new HashMap<>();
        Map<Long, List<OutboxRow>> byOrganization =
                rows.stream().collect(Collectors.groupingBy(OutboxRow::organizationId));
        byOrganization.forEach((organization, theirs) -> {
            originals.putAll(originals(organization, theirs));
            Set<Long> ids = ids(theirs.stream().map(OutboxRow::personId));
            if (!ids.isEmpty()) {
                people.findByOrganizationIdAndIdIn(organization, ids).forEach(one -> persons.put(one.id(), one));
                identities
                        .ofPeople(organization, ids)
                        .forEach(one -> accounts.computeIfAbsent(one.personId(), each -> new ArrayList<>())
                                .add(one));
            }
            Set<Long> channelIds = ids(theirs.stream().map(OutboxRow::channelId));
            if (!channelIds.isEmpty()) {
                channels.findByOrganizationIdAndIdIn(organization, channelIds).forEach(one -> posts.put(one.id(), one));
            }
            Set<Long> workspaceIds = workspaces(theirs, accounts, posts.values(), originals.values());
            if (!workspaceIds.isEmpty()) {
                workspaces
                        .findByOrganizationIdAndIdIn(organization, workspaceIds)
                        .forEach(one -> places.put(one.id(), one));
            }
        });
        Set<Long> counted = counted(rows);
        Set<Long> heard = new HashSet<>();
        return new Briefing(
                persons,
                accounts,
                places,
                posts,
                originals,
                budgets.of(persons.values().stream()
                        .filter(person -> counted.contains(person.id()))
                        .toList()),
                spent(rows, counted, heard),
                heard,
                reservations.of(ids(rows.stream()
                        .filter(row -> counted(row) && reservations.keptBy(row))
                        .map(OutboxRow::personId))),
                conversations ? lastSaid(rows) : Map.of());
    }

    private static Set<Long> ids(Stream<Long> some) {
        return some.filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private Set<Long> workspaces(
            List<OutboxRow> rows,
            Map<Long, List<Identity>> accounts,
            Collection<Channel> posts,
            Collection<OutboxRow> originals) {
        Set<Long> ids = ids(rows.stream().map(OutboxRow::workspaceId));
        accounts.values().forEach(theirs -> theirs.forEach(account -> ids.add(account.workspaceId())));
        posts.forEach(channel -> ids.add(channel.workspaceId()));
        Stream.concat(rows.stream(), originals.stream())
                .map(OutboxRow::message)
                .filter(Objects::nonNull)
                .forEach((MessageRef message) -> ids.add(lanes.of(message)));
        return ids;
    }

    private Map<String, OutboxRow> originals(long organization, List<OutboxRow> rows) {
        List<Object> keys = new ArrayList<>();
        keys.add(organization);
        rows.stream()
                .filter(row -> row.target() == OutboxRow.Kind.IN_PLACE_KEY)
                .map(row -> Objects.requireNonNull(row.place()).conversation())
                .distinct()
                .forEach(keys::add);
        return keys.size() == 1
                ? Map.of()
                : sql
                        .query(
                                "select * from outbox where organization_id = ? and business_key in ("
                                        + Sql.marks(keys.size() - 1) + ")",
                                OutboxRow::read,
                                keys.toArray())
                        .stream()
                        .collect(Collectors.toMap(
                                row -> row.organizationId() + ":" + row.businessKey(), Function.identity()));
    }

    /** For whom something waits that counts in a budget. */
    private static Set<Long> counted(List<OutboxRow> rows) {
        return ids(rows.stream().filter(Briefings::counted).map(OutboxRow::personId));
    }

    private static boolean counted(OutboxRow row) {
        return row.urgency() == Urgency.ROUTINE && !row.doubtful() && !row.repeatable();
    }

    /** Also what is about to be said, by whichever node: it is marked when it is claimed. */
    private Map<Long, List<Instant>> spent(List<OutboxRow> rows, Set<Long> asked, Set<Long> heard) {
        Map<Long, List<Instant>> spent = new HashMap<>();
        if (!asked.isEmpty()) {
            List<Object> parameters = new ArrayList<>(asked);
            parameters.add(Urgency.ROUTINE);
            parameters.add(clock.instant().minus(WEEK));
            Set<Long> these = ids(rows.stream().map(OutboxRow::id));
            sql.query(
                    "select person_id, id, kind, sent_at from outbox where person_id in (" + Sql.marks(asked.size())
                            + ") and urgency = ? and sent_at >= ?",
                    row -> {
                        if (!these.contains(row.getLong("id"))) {
                            Instant at = Objects.requireNonNull(Sql.instant(row, "sent_at"));
                            spent.computeIfAbsent(row.getLong("person_id"), each -> new ArrayList<>())
                                    .add(at);
                            if (reservations.isSomethingElse(row.getString("kind"), at)) {
                                heard.add(row.getLong("person_id"));
                            }
                        }
                        return row;
                    },
                    parameters.toArray());
        }
        return spent;
    }

    private Map<String, Instant> lastSaid(List<OutboxRow> rows) {
        Map<String, Instant> last = new HashMap<>();
        Set<Long> persons = new HashSet<>();
        Set<Long> posts = new HashSet<>();
        for (OutboxRow row : rows) {
            if (row.personId() != null) {
                persons.add(row.personId());
            } else if (row.channelId() != null) {
                posts.add(row.channelId());
            }
        }
        Instant since = clock.instant().minus(LATELY);
        if (!persons.isEmpty()) {
            List<Object> parameters = new ArrayList<>(persons);
            parameters.add(since);
            sql.query(
                    "select person_id, max(sent_at) as said from outbox where person_id in ("
                            + Sql.marks(persons.size())
                            + ") and urgency in ('INTERACTIVE', 'TIMELY', 'ROUTINE') and sent_at >= ? group by person_id",
                    row -> last.put(
                            "person " + row.getLong("person_id"), Objects.requireNonNull(Sql.instant(row, "said"))),
                    parameters.toArray());
        }
        if (!posts.isEmpty()) {
            List<Object> parameters = new ArrayList<>(posts);
            parameters.add(since);
            sql.query(
                    "select channel_id, max(sent_at) as said from outbox where channel_id in ("
                            + Sql.marks(posts.size()) + ") and sent_at >= ? group by channel_id",
                    row -> last.put(
                            "channel " + row.getLong("channel_id"), Objects.requireNonNull(Sql.instant(row, "said"))),
                    parameters.toArray());
        }
        return last;
    }
}
