package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.standins.Json;
import java.util.Map;

/** {@code views.*} (documented). */
final class ViewMethods {
    private final TriggerIds triggers;

    ViewMethods(TriggerIds triggers) {
        this.triggers = triggers;
    }

    Map<String, ApiCall.Registered> all() {
        return Map.ofEntries(
                ApiCall.method("views.open", "", this::open),
                ApiCall.method("views.push", "", this::push),
                ApiCall.method("views.update", "", ViewMethods::update),
                ApiCall.method("views.publish", "", ViewMethods::publish));
    }

    private ObjectNode open(ApiCall call) {
        var definition = call.view("modal");
        TriggerIds.Issued trigger =
                triggers.exchange(trigger(call), call.workspace().teamId());
        return answer(call, new ModalStack(call.workspace()).open(trigger.userId(), definition));
    }

    private ObjectNode push(ApiCall call) {
        var definition = call.view("modal");
        TriggerIds.Issued trigger =
                triggers.exchange(trigger(call), call.workspace().teamId());
        return answer(call, new ModalStack(call.workspace()).push(trigger.userId(), definition));
    }

    private static String trigger(ApiCall call) {
        return call.text("trigger_id").orElseThrow(() -> new SlackError("invalid_trigger_id"));
    }

    private static ObjectNode update(ApiCall call) {
        var definition = call.view("modal", "home");
        Screens screens = call.workspace().screens();
        String viewId = call.text("view_id")
                .or(() ->
                        call.text("external_id").flatMap(screens::byExternalId).map(SlackView::id))
                .orElseThrow(() -> new SlackError("not_found"));
        return answer(call, new ModalStack(call.workspace()).update(viewId, definition, call.text("hash")));
    }

    private static ObjectNode publish(ApiCall call) {
        var definition = call.view("home");
        SlackUser user = call.user("user_id");
        return answer(call, new ModalStack(call.workspace()).publish(user.id(), definition, call.text("hash")));
    }

    private static ObjectNode answer(ApiCall call, SlackView view) {
        ObjectNode answer = Json.object();
        answer.set("view", SlackJson.view(call.workspace(), view));
        return answer;
    }
}
