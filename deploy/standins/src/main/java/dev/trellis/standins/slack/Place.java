package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.standins.Json;
import java.util.NoSuchElementException;

/** A surface found, with what this person has entered there. */
sealed interface Place {
    JsonNode blocks();

    /** Blocks that the person may see yet although there are newer ones. */
    JsonNode before();

    Entries entries();

    /** For change listeners. */
    String where();

    /** Adds what a payload says about the surface. */
    void describe(ObjectNode payload, Wiring wiring);

    static Place find(SlackWorkspace workspace, SlackUser user, Surface surface) {
        return switch (surface) {
            case Surface.Message(String channelId, String ts) ->
                workspace
                        .conversation(channelId)
                        .filter(each -> each.members().contains(user.id()))
                        .flatMap(each -> each.message(ts))
                        .filter(message -> message.visibleTo(user.id()))
                        .<Place>map(message -> new InMessage(workspace, user, message))
                        .orElseThrow(() -> new NoSuchElementException(
                                user.name() + " sees no message " + ts + " in " + channelId));
            case Surface.Modal(String viewId) ->
                workspace.screens().modals(user.id()).stream()
                        .filter(view -> view.id().equals(viewId))
                        .findFirst()
                        .<Place>map(view -> new InView(workspace, view))
                        .orElseThrow(() -> new NoSuchElementException(user.name() + " has no modal " + viewId));
            case Surface.Home() ->
                workspace
                        .screens()
                        .home(user.id())
                        .<Place>map(view -> new InView(workspace, view))
                        .orElseThrow(() -> new NoSuchElementException(user.name() + " has no Home view"));
        };
    }

    record InMessage(SlackWorkspace workspace, SlackUser user, SlackMessage message) implements Place {
        @Override
        public JsonNode blocks() {
            return message.blocks();
        }

        @Override
        public JsonNode before() {
            return message.before();
        }

        @Override
        public Entries entries() {
            return workspace.entries(user.id(), message.channelId(), message.ts());
        }

        @Override
        public String where() {
            return message.channelId();
        }

        @Override
        public void describe(ObjectNode payload, Wiring wiring) {
            boolean ephemeral = message.onlyFor() != null;
            payload.putObject("container")
                    .put("type", "message")
                    .put("message_ts", message.ts())
                    .put("channel_id", message.channelId())
                    .put("is_ephemeral", ephemeral);
            SlackConversation conversation =
                    workspace.conversation(message.channelId()).orElseThrow();
            payload.putObject("channel").put("id", conversation.id()).put("name", conversation.name());
            if (!ephemeral) {
                payload.set("message", SlackJson.message(workspace, message));
            }
            payload.putObject("state").set("values", PlacedElement.stateValues(blocks(), entries()));
            String path = wiring.responseUrls().issue(workspace.teamId(), user.id(), message.channelId(), message.ts());
            payload.put("response_url", wiring.responseUrl(path));
        }
    }

    record InView(SlackWorkspace workspace, SlackView view) implements Place {
        @Override
        public JsonNode blocks() {
            return view.definition().path("blocks");
        }

        @Override
        public JsonNode before() {
            return Json.array();
        }

        @Override
        public Entries entries() {
            return view.entered();
        }

        @Override
        public String where() {
            return view.userId();
        }

        @Override
        public void describe(ObjectNode payload, Wiring wiring) {
            payload.putObject("container").put("type", "view").put("view_id", view.id());
            payload.set("view", SlackJson.view(workspace, view));
        }
    }
}
