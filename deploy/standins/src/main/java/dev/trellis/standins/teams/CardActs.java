package dev.trellis.standins.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.standins.ClientReply;
import dev.trellis.standins.Exchange;
import dev.trellis.standins.Json;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pressing what is on a card or in a dialog. */
final class CardActs {
    private final TeamsTenant tenant;
    private final ActivityDelivery delivery;
    private final CardAnswers answers;

    CardActs(TeamsTenant tenant, ActivityDelivery delivery) {
        this.tenant = tenant;
        this.delivery = delivery;
        this.answers = new CardAnswers(tenant);
    }

    List<CardAction> actions(TeamsUser user, String conversationId, String messageId) {
        return tenant.locked(() -> CardAction.in(card(user, message(user, conversationId, messageId))));
    }

    ClientReply act(
            TeamsUser user,
            String conversationId,
            String messageId,
            Function<List<CardAction>, CardAction> which,
            Map<String, String> typed) {
        record Pressed(
                TeamsConversation conversation,
                @Nullable String rootId,
                CardAction action,
                ObjectNode data,
                Map<String, String> problems) {}
        Pressed pressed = tenant.locked(() -> {
            TeamsConversation conversation = conversation(user, conversationId);
            TeamsMessage message = message(user, conversationId, messageId);
            JsonNode card = card(user, message);
            CardAction action = which.apply(CardAction.in(card));
            CardInputs inputs = CardInputs.of(card);
            ObjectNode values = inputs.values(typed);
            boolean withInputs =
                    !action.definition().path("associatedInputs").asText().equalsIgnoreCase("none");
            Map<String, String> problems = withInputs ? inputs.problems(values) : Map.of();
            ClientScreen screen = tenant.screen(user.aadObjectId());
            screen.clear(messageId);
            screen.inputErrors(messageId, problems);
            tenant.changed("input", conversationId);
            String root = message.rootId() == null ? message.id() : message.rootId();
            return new Pressed(
                    conversation, root, action, merged(action, withInputs ? values : Json.object()), problems);
        });
        if (!pressed.problems().isEmpty()) {
            return ClientReply.fieldErrors(List.of(), pressed.problems());
        }
        return switch (pressed.action().type()) {
            case "Action.Execute" -> {
                ObjectNode invoke = execute(
                        user, pressed.conversation(), pressed.rootId(), messageId, pressed.action(), pressed.data());
                yield answers.executed(user, conversationId, messageId, delivery.post("adaptiveCard/action", invoke));
            }
            case "Action.Submit" -> submit(user, pressed.conversation(), pressed.rootId(), messageId, pressed.data());
            default -> ClientReply.of(List.of());
        };
    }

    private ObjectNode execute(
            TeamsUser user,
            TeamsConversation conversation,
            @Nullable String rootId,
            String messageId,
            CardAction action,
            ObjectNode data) {
        ObjectNode value = Json.object();
        ObjectNode sent = value.putObject("action").put("type", "Action.Execute");
        if (!action.id().isEmpty()) {
            sent.put("id", action.id());
        }
        if (!action.title().isEmpty()) {
            sent.put("title", action.title());
        }
        sent.put("verb", action.verb()).set("data", data);
        value.put("trigger", "manual");
        return tenant.locked(() -> activities()
                .invoke(user, "adaptiveCard/action", conversation, rootId, value)
                .put("replyToId", messageId));
    }

    private ClientReply submit(
            TeamsUser user,
            TeamsConversation conversation,
            @Nullable String rootId,
            String messageId,
            ObjectNode data) {
        String teamsType = data.path("msteams").path("type").asText();
        if (teamsType.equals("task/fetch")) {
            ObjectNode invoke = task(user, "task/fetch", conversation, rootId, data);
            List<Exchange> exchanges = delivery.post("task/fetch", invoke.put("replyToId", messageId));
            return answers.task(user, conversation.id(), messageId, exchanges);
        }
        ObjectNode activity = tenant.locked(() -> {
            String id = tenant.ids().activity(tenant.clock().instant());
            ObjectNode message = activities().from(user, "message", id, conversation, rootId);
            if (teamsType.equals("messageBack") || teamsType.equals("imBack")) {
                JsonNode teams = data.path("msteams");
                message.put(
                        "text", teams.path("text").asText(teams.path("value").asText("")));
            }
            ObjectNode value = data.deepCopy();
            value.remove("msteams");
            message.set("value", value);
            return message.put("replyToId", messageId);
        });
        return answers.submitted(user, conversation.id(), messageId, delivery.post("message", activity));
    }

    ClientReply submitDialog(TeamsUser user, Function<List<CardAction>, CardAction> which, Map<String, String> typed) {
        OpenDialog dialog = tenant.locked(() -> tenant.screen(user.aadObjectId())
                .dialog()
                .orElseThrow(() -> new NoSuchElementException("no dialog is open for " + user.name())));
        CardAction action = which.apply(CardAction.in(dialog.card()));
        CardInputs inputs = CardInputs.of(dialog.card());
        ObjectNode values = inputs.values(typed);
        Map<String, String> problems = inputs.problems(values);
        answers.dialogErrors(user, dialog, problems);
        if (!problems.isEmpty()) {
            return ClientReply.fieldErrors(List.of(), problems);
        }
        if (!action.type().equals("Action.Submit")) {
            throw new IllegalArgumentException("a dialog's card takes Action.Submit, not " + action.type());
        }
        TeamsConversation conversation =
                tenant.locked(() -> tenant.conversation(dialog.conversationId()).orElseThrow());
        ObjectNode invoke = task(user, "task/submit", conversation, null, merged(action, values));
        List<Exchange> exchanges = delivery.post("task/submit", invoke);
        return answers.task(user, dialog.conversationId(), dialog.messageId(), exchanges);
    }

    void closeDialog(TeamsUser user) {
        answers.showDialog(user, null);
    }

    private ObjectNode task(
            TeamsUser user, String name, TeamsConversation conversation, @Nullable String rootId, ObjectNode data) {
        ObjectNode value = Json.object();
        value.set("data", data);
        value.putObject("context").put("theme", "default");
        return tenant.locked(() -> activities().invoke(user, name, conversation, rootId, value));
    }

    /** The action's own data wins over an input of the same name [unv]. */
    private static ObjectNode merged(CardAction action, ObjectNode values) {
        ObjectNode data = values.deepCopy();
        JsonNode own = action.definition().path("data");
        if (own instanceof ObjectNode object) {
            data.setAll(object.deepCopy());
        } else if (own.isTextual()) {
            data.put("data", own.asText());
        }
        return data;
    }

    private Activities activities() {
        return new Activities(tenant, delivery.serviceUrl());
    }

    private TeamsConversation conversation(TeamsUser user, String conversationId) {
        return tenant.conversation(conversationId)
                .filter(each -> each.members().contains(user.aadObjectId()))
                .orElseThrow(
                        () -> new NoSuchElementException(user.name() + " is not in a conversation " + conversationId));
    }

    private TeamsMessage message(TeamsUser user, String conversationId, String messageId) {
        return conversation(user, conversationId)
                .message(messageId)
                .orElseThrow(() -> new NoSuchElementException("no message " + messageId + " in " + conversationId));
    }

    private static JsonNode card(TeamsUser user, TeamsMessage message) {
        return message.card(user.aadObjectId())
                .orElseThrow(() -> new NoSuchElementException("message " + message.id() + " has no card"));
    }
}
