package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.standins.ClientReply;
import dev.trellis.standins.Exchange;
import dev.trellis.standins.Json;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Buttons, menus and pickers in messages, modals and the Home tab: {@code block_actions}. */
final class Interactions {
    private final SlackWorkspace workspace;
    private final Wiring wiring;

    Interactions(SlackWorkspace workspace, Wiring wiring) {
        this.workspace = workspace;
        this.wiring = wiring;
    }

    ClientReply act(SlackUser user, Surface where, @Nullable String blockId, String actionId, List<String> values) {
        Optional<ObjectNode> payload = workspace.locked(() -> enter(user, where, blockId, actionId, values));
        if (payload.isEmpty()) {
            return ClientReply.of(List.of());
        }
        List<Exchange> exchanges = wiring.delivery().payload("block_actions", payload.get());
        return exchanges.stream().allMatch(Exchange::accepted)
                ? ClientReply.of(exchanges)
                : ClientReply.notice(exchanges, "This app is not responding as expected. Try again.");
    }

    /** Remembers what was entered; the payload to send, if using this element sends one. */
    private Optional<ObjectNode> enter(
            SlackUser user, Surface where, @Nullable String blockId, String actionId, List<String> values) {
        Place place = Place.find(workspace, user, where);
        PlacedElement used = named(place.blocks(), blockId, actionId)
                // Somebody was quicker than their client, which had not drawn the newest version yet: Slack sends what
                // they saw.
                .or(() -> blockId == null ? Optional.empty() : named(place.before(), blockId, actionId))
                .orElseThrow(() -> new NoSuchElementException("nothing with action id '" + actionId + "' in " + where
                        + "; there are "
                        + PlacedElement.in(place.blocks()).stream()
                                .map(PlacedElement::actionId)
                                .toList()));
        ElementKind kind = ElementKind.of(used.element()).orElseThrow();
        if (kind.keepsState()) {
            kind.stateEntry(used.element(), Optional.of(values));
            place.entries().put(used.blockId(), used.actionId(), values);
            workspace.changed("input", place.where());
        }
        return used.dispatches() ? Optional.of(payload(user, place, used, kind, values)) : Optional.empty();
    }

    private static Optional<PlacedElement> named(JsonNode blocks, @Nullable String blockId, String actionId) {
        return PlacedElement.in(blocks).stream()
                .filter(each -> each.actionId().equals(actionId))
                .filter(each -> blockId == null || each.blockId().equals(blockId))
                .findFirst();
    }

    private ObjectNode payload(SlackUser user, Place place, PlacedElement used, ElementKind kind, List<String> values) {
        ObjectNode payload = SlackJson.payload("block_actions", workspace, user);
        place.describe(payload, wiring);
        payload.put("trigger_id", wiring.triggers().issue(workspace.teamId(), user.id()));
        payload.putArray("actions").add(action(used, kind, values));
        return payload;
    }

    private ObjectNode action(PlacedElement used, ElementKind kind, List<String> values) {
        JsonNode element = used.element();
        ObjectNode action = Json.object().put("action_id", used.actionId()).put("block_id", used.blockId());
        if (kind.isButton()) {
            copy(element, action, "text", "value", "style");
            action.put("type", used.type());
        } else {
            action.setAll(kind.stateEntry(element, Optional.of(values)));
            copy(element, action, "placeholder");
        }
        Instant now = workspace.clock().instant();
        return action.put(
                "action_ts",
                "%d.%06d".formatted(now.getEpochSecond(), workspace.ids().number() % 1_000_000));
    }

    private static void copy(JsonNode from, ObjectNode to, String... fields) {
        for (String field : fields) {
            if (from.has(field)) {
                to.set(field, from.get(field).deepCopy());
            }
        }
    }
}
