package dev.trellis.delivery;

import dev.trellis.delivery.OutboxRow.Kind;
import dev.trellis.delivery.OutboxRow.State;
import dev.trellis.platform.MessageRef;
import dev.trellis.platform.Sighting;
import dev.trellis.storage.Json;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What taps prove. Where a platform cannot be asked for a message in doubt, the one who taps it is the witness that it arrived.
 *
 * <p>Guarantees: a message whose fate is unknown is recorded as delivered with the first of its cards that is tapped, and not sent any more,
 * even if an operator has released it meanwhile. If there is a second card of it, because both copies arrived, whichever of the two is not the
 * recorded one is told apart by its tap. What a client claims counts only for messages to the one who tapped in their own conversation, or
 * to the channel that was tapped in; anything else is as if it had not been said.
 */
@Singleton
public class Sightings {
    private static final Logger LOG = LoggerFactory.getLogger(Sightings.class);

    /** Its fate is not known, or was not: only then can there be anything to learn. */
    private static final String DOUBTFUL =
            "(o.in_doubt_at is not null or o.state = 'IN_DOUBT' or o.state = 'CLAIMED' and o.sending_at is not null)";

    /** Columns are set from left to right: what it is counted by is read before it is cleared. */
    static final String ARRIVED = """
            update outbox o join json_table(?, '$[*]' columns (id bigint path '$[0]', platform varchar(20) path '$[1]',
              workspace varchar(120) path '$[2]', conversation varchar(500) path '$[3]', message varchar(200) path '$[4]')) d
              on d.id = o.id
            set o.delivered_at = coalesce(o.in_doubt_at, o.sending_at, ?), o.sent_at = coalesce(o.sent_at, o.in_doubt_at),
              o.state = 'DELIVERED', o.urgency_rank = 9, o.card = '', o.why = null, o.platform = d.platform,
              o.workspace = d.workspace, o.conversation = d.conversation, o.message = d.message, o.claimed_by = null,
              o.claimed_until = null, o.sending_at = null
            where o.state <> 'DELIVERED' and\s""" + DOUBTFUL;

    private final Sql sql;
    private final Clock clock;

    Sightings(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * A card before somebody's eyes.
     *
     * @param workspace of the tap
     * @param channel the platform's key of the channel that was tapped in; absent in the person's own conversation
     */
    public record Seen(
            long organization,
            long person,
            long workspace,
            @Nullable String channel,
            Sighting sighting) {}

    /**
     * Takes in what was seen, with one look at the rows, however many taps there are; more is asked only about what is news.
     *
     * @return for cards that are a second copy: the message that stays
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<Seen, MessageRef> take(Collection<Seen> all) {
        Map<Long, Row> doubtful = doubtful(all);
        Map<Seen, Row> news = new LinkedHashMap<>();
        for (Seen seen : all) {
            OutboxRow.ofParcel(seen.sighting().parcel())
                    .map(doubtful::get)
                    .filter(row -> row.isFor(seen))
                    .filter(row -> !seen.sighting().message().equals(row.message()))
                    .ifPresent(row -> news.put(seen, row));
        }
        Map<MessageRef, Set<Long>> known = known(news);
        Map<Seen, MessageRef> copies = new HashMap<>();
        Map<Long, MessageRef> arrived = new HashMap<>();
        news.forEach((seen, row) -> {
            MessageRef message = seen.sighting().message();
            if (known.getOrDefault(message, Set.of()).stream().anyMatch(id -> id != row.id())) {
                // It is something else, which a claim must neither change nor remove.
                return;
            }
            MessageRef stays = row.state() == State.DELIVERED ? row.message() : arrived.putIfAbsent(row.id(), message);
            if (stays != null && isCopy(message, stays)) {
                LOG.info("message {} is there twice; the copy that was tapped is removed", row.id());
                copies.put(seen, stays);
            }
        });
        arrived(arrived);
        return copies;
    }

    private Map<Long, Row> doubtful(Collection<Seen> all) {
        Set<Long> ids = new TreeSet<>();
        all.forEach(seen -> OutboxRow.ofParcel(seen.sighting().parcel()).ifPresent(ids::add));
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<Object> parameters = new ArrayList<>(ids);
        Set<Long> organizations = all.stream().map(Seen::organization).collect(Collectors.toCollection(TreeSet::new));
        parameters.addAll(organizations);
        return sql
                .query(
                        "select o.id, o.organization_id, o.target, o.person_id, o.channel_id, o.state, o.platform, o.workspace,"
                                + " o.conversation, o.message, c.workspace_id as posted_in, c.external_id as posted_to"
                                + " from outbox o left join channel c on c.id = o.channel_id and c.organization_id = o.organization_id"
                                + " where o.id in (" + Sql.marks(ids.size()) + ") and o.organization_id in ("
                                + Sql.marks(organizations.size()) + ") and " + DOUBTFUL,
                        Row::read,
                        parameters.toArray())
                .stream()
                .collect(Collectors.toMap(Row::id, row -> row));
    }

    /** In the same place, and not the same one. */
    private static boolean isCopy(MessageRef message, MessageRef known) {
        return !message.equals(known)
                && message.platform().equals(known.platform())
                && message.workspace().equals(known.workspace())
                && message.conversation().equals(known.conversation());
    }

    /** Which rows the seen messages are known as, among those to the same people and channels. */
    private Map<MessageRef, Set<Long>> known(Map<Seen, Row> news) {
        Map<MessageRef, Set<Long>> known = new HashMap<>();
        known(news, "person_id", Row::personId, known);
        known(news, "channel_id", Row::channelId, known);
        return known;
    }

    private void known(
            Map<Seen, Row> news,
            String reader,
            Function<Row, @Nullable Long> readerOf,
            Map<MessageRef, Set<Long>> known) {
        Set<Long> readers = new TreeSet<>();
        Set<Long> organizations = new TreeSet<>();
        Set<String> messages = new TreeSet<>();
        news.forEach((seen, row) -> {
            Long one = readerOf.apply(row);
            if (one != null) {
                readers.add(one);
                organizations.add(row.organizationId());
                messages.add(seen.sighting().message().message());
            }
        });
        if (readers.isEmpty()) {
            return;
        }
        List<Object> parameters = new ArrayList<>(organizations);
        parameters.addAll(readers);
        parameters.addAll(messages);
        sql.query(
                "select id, platform, workspace, conversation, message from outbox where organization_id in ("
                        + Sql.marks(organizations.size()) + ") and " + reader + " in (" + Sql.marks(readers.size())
                        + ") and target in ('PERSON', 'CHANNEL', 'ONLY_YOU') and message in ("
                        + Sql.marks(messages.size()) + ")",
                row -> known.computeIfAbsent(place(row), any -> new TreeSet<>()).add(row.getLong("id")),
                parameters.toArray());
    }

    private static MessageRef place(ResultSet row) throws SQLException {
        return new MessageRef(
                row.getString("platform"),
                row.getString("workspace"),
                row.getString("conversation"),
                row.getString("message"));
    }

    /** They are there, since they became doubtful: from now on they can be changed in place, and are answered where they stand. */
    private void arrived(Map<Long, MessageRef> arrived) {
        if (arrived.isEmpty()) {
            return;
        }
        List<List<Object>> rows = new ArrayList<>();
        arrived.forEach((id, message) -> rows.add(
                Arrays.asList(id, message.platform(), message.workspace(), message.conversation(), message.message())));
        sql.update(ARRIVED, Json.write(rows), clock.instant());
        LOG.info("{} messages in doubt are there: they were tapped", arrived.size());
    }

    /**
     * A message whose fate is or was unknown.
     *
     * @param postedIn the workspace of its channel
     * @param postedTo its channel in the platform's key
     */
    private record Row(
            long id,
            long organizationId,
            Kind target,
            @Nullable Long personId,
            @Nullable Long channelId,
            State state,
            @Nullable MessageRef message,
            @Nullable Long postedIn,
            @Nullable String postedTo) {
        boolean isFor(Seen seen) {
            return organizationId == seen.organization()
                    && switch (target) {
                        case PERSON, ONLY_YOU ->
                            seen.channel() == null && personId != null && personId == seen.person();
                        case CHANNEL ->
                            seen.channel() != null
                                    && seen.channel().equals(postedTo)
                                    && postedIn != null
                                    && postedIn == seen.workspace();
                        // Doing these again looks the same as doing them once: there never is any doubt.
                        case IN_PLACE, IN_PLACE_KEY, HOME, GONE -> false;
                    };
        }

        static Row read(ResultSet row) throws SQLException {
            return new Row(
                    row.getLong("id"),
                    row.getLong("organization_id"),
                    Kind.valueOf(row.getString("target")),
                    Sql.number(row, "person_id"),
                    Sql.number(row, "channel_id"),
                    State.valueOf(row.getString("state")),
                    row.getString("message") == null ? null : place(row),
                    Sql.number(row, "posted_in"),
                    row.getString("posted_to"));
        }
    }
}
