package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opening, pushing, updating modals and publishing Home views (documented rules); called under the workspace's lock. */
final class ModalStack {
    private final SlackWorkspace workspace;

    ModalStack(SlackWorkspace workspace) {
        this.workspace = workspace;
    }

    /** A new stack: what was open goes. */
    SlackView open(String userId, JsonNode definition) {
        requireNewExternalId(definition, "");
        List<SlackView> stack = workspace.screens().modals(userId);
        stack.clear();
        String id = workspace.ids().view();
        return shown(stack, view(id, id, "", userId, definition));
    }

    SlackView push(String userId, JsonNode definition) {
        requireNewExternalId(definition, "");
        List<SlackView> stack = workspace.screens().modals(userId);
        if (stack.isEmpty()) {
            throw new SlackError("not_found");
        }
        if (stack.size() >= Screens.MOST_MODALS) {
            throw new SlackError("push_limit_reached");
        }
        return shown(
                stack,
                view(
                        workspace.ids().view(),
                        stack.getFirst().id(),
                        stack.getLast().id(),
                        userId,
                        definition));
    }

    SlackView update(String viewId, JsonNode definition, Optional<String> hash) {
        SlackView was = workspace.screens().byId(viewId).orElseThrow(() -> new SlackError("not_found"));
        if (hash.isPresent() && !hash.get().equals(was.hash())) {
            throw new SlackError("hash_conflict");
        }
        if (!was.definition().path("type").equals(definition.path("type"))) {
            throw new SlackError("invalid_arguments", List.of("[ERROR] a view cannot change its type"));
        }
        requireNewExternalId(definition, viewId);
        SlackView now = was.redefined(workspace.ids().hash(workspace.clock().instant()), completed(definition));
        if (definition.path("type").asText().equals("home")) {
            workspace.screens().publish(now);
            workspace.changed("home", was.userId());
        } else {
            workspace.screens().replaceModal(viewId, _ -> now);
            workspace.changed("modal", was.userId());
        }
        return now;
    }

    SlackView publish(String userId, JsonNode definition, Optional<String> hash) {
        Optional<SlackView> was = workspace.screens().home(userId);
        if (was.isPresent()) {
            return update(was.get().id(), definition, hash);
        }
        String id = workspace.ids().view();
        SlackView home = view(id, id, "", userId, definition);
        workspace.screens().publish(home);
        workspace.changed("home", userId);
        return home;
    }

    private SlackView shown(List<SlackView> stack, SlackView view) {
        stack.add(view);
        workspace.changed("modal", view.userId());
        return view;
    }

    private SlackView view(String id, String rootId, String previousId, String userId, JsonNode definition) {
        String hash = workspace.ids().hash(workspace.clock().instant());
        return new SlackView(id, hash, rootId, previousId, userId, completed(definition), new Entries(), Map.of());
    }

    private ObjectNode completed(JsonNode definition) {
        ObjectNode copy = definition.deepCopy();
        copy.set("blocks", PlacedElement.withIds(definition.path("blocks"), workspace.ids()));
        return copy;
    }

    private void requireNewExternalId(JsonNode definition, String exceptViewId) {
        workspace
                .screens()
                .byExternalId(definition.path("external_id").asText(""))
                .filter(other -> !other.id().equals(exceptViewId))
                .ifPresent(_ -> {
                    throw new SlackError("duplicate_external_id");
                });
    }
}
