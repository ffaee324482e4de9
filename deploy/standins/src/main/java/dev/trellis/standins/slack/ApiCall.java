package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.standins.Json;
import dev.trellis.standins.WireRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one Web API call, from a form (structures as JSON strings, as the SDKs send them), from JSON, or from the
 * query, and the workspace whose token came with it.
 */
record ApiCall(SlackWorkspace workspace, ObjectNode arguments) {

    static ObjectNode arguments(WireRequest request) {
        ObjectNode arguments = Json.object();
        request.queryParameters().forEach(arguments::put);
        if (request.isJson()) {
            if (!(request.json() instanceof ObjectNode body)) {
                throw new SlackError("invalid_json");
            }
            arguments.setAll(body);
        } else {
            request.form().forEach(arguments::put);
        }
        return arguments;
    }

    /** Absent, null and empty are the same to Slack. */
    Optional<String> text(String name) {
        JsonNode value = arguments.path(name);
        return value.isMissingNode() || value.isNull() || value.asText().isEmpty() && !value.isContainerNode()
                ? Optional.empty()
                : Optional.of(value.isContainerNode() ? Json.write(value) : value.asText());
    }

    String need(String name) {
        return text(name)
                .orElseThrow(
                        () -> new SlackError("invalid_arguments", List.of("[ERROR] missing required field: " + name)));
    }

    boolean flag(String name) {
        return text(name)
                .filter(value -> value.equals("true") || value.equals("1"))
                .isPresent();
    }

    /** A structure, sent as JSON or as a string holding JSON. */
    Optional<JsonNode> tree(String name) {
        JsonNode value = arguments.path(name);
        return value.isContainerNode() ? Optional.of(value) : text(name).map(Json::readOrMissing);
    }

    /** The view argument of {@code views.*}. */
    JsonNode view(String... types) {
        JsonNode view = tree("view")
                .orElseThrow(
                        () -> new SlackError("invalid_arguments", List.of("[ERROR] missing required field: view")));
        String type = view.path("type").asText();
        return ViewRules.require(view, List.of(types).contains(type) ? type : types[0]);
    }

    /** Checked blocks with ids filled in; empty if there are none. */
    ArrayNode blocks() {
        Optional<JsonNode> blocks = tree("blocks");
        if (blocks.isEmpty()) {
            return Json.array();
        }
        if (!blocks.get().isArray()) {
            throw new SlackError("invalid_blocks_format");
        }
        List<Finding> findings = BlockKitRules.check(blocks.get(), BlockKitRules.Surface.MESSAGE);
        if (!findings.isEmpty()) {
            throw new SlackError(
                    "invalid_blocks", findings.stream().map(Finding::toString).toList());
        }
        return PlacedElement.withIds(blocks.get(), workspace.ids());
    }

    /** Message metadata: {@code event_type} and a flat-enough {@code event_payload} (documented). */
    @Nullable
    JsonNode metadata() {
        JsonNode metadata = tree("metadata").orElse(null);
        if (metadata == null) {
            return null;
        }
        if (!metadata.path("event_type").isTextual()
                || !metadata.path("event_payload").isObject()) {
            throw new SlackError("invalid_metadata_format");
        }
        if (Json.write(metadata).length() > 8_000) {
            throw new SlackError("metadata_too_large");
        }
        return metadata;
    }

    /** A member of the workspace. */
    SlackUser user(String argument) {
        return workspace.user(need(argument)).orElseThrow(() -> new SlackError("user_not_found"));
    }

    /** A page of a listing: {@code limit} and {@code cursor} as Slack's collections have them. */
    <T> List<T> page(List<T> all, ObjectNode answer, int usual) {
        int from = text("cursor").map(ApiCall::position).orElse(0);
        int limit = text("limit").map(ApiCall::number).orElse(usual);
        int to = Math.min(all.size(), from + Math.clamp(limit, 1, 1_000));
        answer.putObject("response_metadata").put("next_cursor", to < all.size() ? "next:" + to : "");
        return from >= all.size() ? List.of() : all.subList(from, to);
    }

    private static int position(String cursor) {
        if (!cursor.matches("next:\\d{1,9}")) {
            throw new SlackError("invalid_cursor");
        }
        return Integer.parseInt(cursor.substring(5));
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new SlackError("invalid_limit");
        }
        return Integer.parseInt(text);
    }

    /** The names of the methods and what runs them. */
    interface Method {
        ObjectNode run(ApiCall call);
    }

    /** The scope is one of these (documented per method), or none is needed. */
    record Registered(List<String> anyScope, Method method) {}

    static Map.Entry<String, Registered> method(String name, String anyScope, Method method) {
        List<String> scopes = anyScope.isEmpty() ? List.of() : List.of(anyScope.split(" ", -1));
        return Map.entry(name, new Registered(scopes, method));
    }
}
