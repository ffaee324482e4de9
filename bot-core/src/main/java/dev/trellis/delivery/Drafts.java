package dev.trellis.delivery;

import dev.trellis.delivery.OutboxRow.Kind;
import dev.trellis.delivery.OutboxRow.State;
import dev.trellis.platform.CallKind;
import dev.trellis.platform.MessageRef;
import dev.trellis.secrecy.SealedJson;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns intents into rows to be: where each is to queue, and what it takes the place of. For the transaction of the caller. */
@Singleton
class Drafts {
    private final Sql sql;
    private final SealedJson sealed;
    private final Lanes lanes;

    Drafts(Sql sql, SealedJson sealed, Lanes lanes) {
        this.sql = sql;
        this.sealed = sealed;
        this.lanes = lanes;
    }

    /** In the order of the intents; without those that need no row of their own. */
    List<Draft> of(long organization, List<Intent> intents) {
        Expected expected = expected(organization, intents);
        List<Draft> drafts = new ArrayList<>();
        for (Intent intent : intents) {
            Draft draft = draft(organization, intent, expected);
            if (draft != null) {
                drafts.add(draft);
            }
        }
        return drafts;
    }

    /**
     * A row to be.
     *
     * @param lane the workspace that it is expected to go through
     */
    record Draft(
            Intent intent,
            String businessKey,
            Kind kind,
            @Nullable Long person,
            @Nullable Long channel,
            @Nullable Long workspace,
            OutboxRow.@Nullable Place place,
            long lane) {
        /** Whether it is another card for a message that is there, so that the newest counts. */
        boolean newestWins() {
            return switch (kind) {
                case PERSON, CHANNEL, ONLY_YOU -> false;
                case IN_PLACE, IN_PLACE_KEY, HOME, GONE -> true;
            };
        }
    }

    /** The calls that it is counted with. */
    CallKind bucket(Draft draft) {
        return lanes.bucket(draft.lane(), draft.kind());
    }

    /** Whose lanes these messages take, looked up together. */
    private Expected expected(long organization, List<Intent> intents) {
        Set<Long> people = new HashSet<>();
        Set<Long> pages = new HashSet<>();
        List<String> originals = new ArrayList<>();
        for (Intent intent : intents) {
            switch (intent.to()) {
                case Intent.To.Person to -> people.add(to.person());
                case Intent.To.Home(long person, Long expectedIn) when expectedIn == null -> pages.add(person);
                case Intent.To.InPlaceOfIntent to -> originals.add(to.businessKey());
                default -> {
                    // The place says it.
                }
            }
        }
        return new Expected(
                lanes.ofPeople(organization, people, false),
                lanes.ofPeople(organization, pages, true),
                originals(organization, originals));
    }

    private Map<String, OutboxRow> originals(long organization, List<String> businessKeys) {
        Map<String, OutboxRow> rows = new HashMap<>();
        if (!businessKeys.isEmpty()) {
            List<Object> parameters = new ArrayList<>();
            parameters.add(organization);
            parameters.addAll(businessKeys);
            sql.query(
                            "select * from outbox where organization_id = ? and business_key in ("
                                    + Sql.marks(businessKeys.size()) + ")",
                            OutboxRow::read,
                            parameters.toArray())
                    .forEach(row -> rows.put(row.businessKey(), row));
        }
        return rows;
    }

    private record Expected(Map<Long, Long> people, Map<Long, Long> pages, Map<String, OutboxRow> originals) {}

    private @Nullable Draft draft(long organization, Intent intent, Expected expected) {
        String key = intent.businessKey();
        return switch (intent.to()) {
            case Intent.To.Person to ->
                new Draft(
                        intent,
                        key,
                        Kind.PERSON,
                        to.person(),
                        null,
                        null,
                        null,
                        expected.people().getOrDefault(to.person(), 0L));
            case Intent.To.PersonIn to ->
                new Draft(intent, key, Kind.PERSON, to.person(), null, to.workspace(), null, to.workspace());
            case Intent.To.Channel to ->
                new Draft(
                        intent,
                        key,
                        Kind.CHANNEL,
                        null,
                        to.channel(),
                        null,
                        null,
                        lanes.ofChannel(organization, to.channel()));
            case Intent.To.OnlyYou to ->
                new Draft(
                        intent,
                        key,
                        Kind.ONLY_YOU,
                        to.person(),
                        null,
                        to.workspace(),
                        new OutboxRow.Place(null, null, to.conversation(), null),
                        to.workspace());
            case Intent.To.InPlaceOf to -> inPlaceOf(intent, key, to.message(), to.reader());
            case Intent.To.InPlaceOfIntent to -> inPlaceOfIntent(organization, intent, to, expected);
            case Intent.To.Gone to ->
                new Draft(intent, key, Kind.GONE, to.reader(), null, null, place(to.message()), lanes.of(to.message()));
            case Intent.To.Home to ->
                new Draft(
                        intent,
                        key,
                        Kind.HOME,
                        to.person(),
                        null,
                        null,
                        null,
                        to.expectedIn() != null
                                ? to.expectedIn()
                                : expected.pages().getOrDefault(to.person(), 0L));
        };
    }

    private Draft inPlaceOf(Intent intent, String key, MessageRef message, long reader) {
        return new Draft(intent, key, Kind.IN_PLACE, reader, null, null, place(message), lanes.of(message));
    }

    /** A message that has not left yet gets the new card; one that has is replaced under the same key as by a tap on it. */
    private @Nullable Draft inPlaceOfIntent(
            long organization, Intent intent, Intent.To.InPlaceOfIntent to, Expected expected) {
        OutboxRow original = expected.originals().get(to.businessKey());
        boolean waits = original != null && (original.state() == State.WAITING || original.state() == State.BLOCKED);
        if (waits && changed(organization, intent, to)) {
            return null;
        }
        if (waits) {
            // It left just now.
            original = originals(organization, List.of(to.businessKey())).get(to.businessKey());
        }
        if (original == null || original.state() == State.DROPPED) {
            return null;
        }
        MessageRef message = original.state() == State.DELIVERED ? original.message() : null;
        if (message != null) {
            return inPlaceOf(intent, Intent.keyInPlaceOf(message), message, to.reader());
        }
        OutboxRow.Place place = new OutboxRow.Place(null, null, to.businessKey(), null);
        return new Draft(
                intent,
                intent.businessKey(),
                Kind.IN_PLACE_KEY,
                to.reader(),
                null,
                null,
                place,
                original.lane().workspace());
    }

    private boolean changed(long organization, Intent intent, Intent.To.InPlaceOfIntent to) {
        return sql.update("""
                update outbox set card = ?, version = version + 1
                where organization_id = ? and business_key = ? and state in ('WAITING', 'BLOCKED')
                """, sealed.write(intent.card(), OutboxRow.CARD), organization, to.businessKey()) > 0;
    }

    private static OutboxRow.Place place(MessageRef message) {
        return new OutboxRow.Place(message.platform(), message.workspace(), message.conversation(), message.message());
    }
}
