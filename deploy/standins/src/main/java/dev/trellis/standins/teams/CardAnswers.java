package dev.trellis.standins.teams;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.standins.ClientReply;
import dev.trellis.standins.Exchange;
import dev.trellis.standins.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the client makes of the bot's answers to invokes (documented answer types; the client's words [unv]). */
final class CardAnswers {
    private static final String UNREACHABLE = "Unable to reach app. Please try again.";
    private static final String WRONG = "Something went wrong. Please try again.";

    private final TeamsTenant tenant;

    CardAnswers(TeamsTenant tenant) {
        this.tenant = tenant;
    }

    /** After {@code adaptiveCard/action}: a card replaces the one this person sees, a message shows as a line. */
    ClientReply executed(TeamsUser user, String conversationId, String messageId, List<Exchange> exchanges) {
        Exchange exchange = exchanges.getFirst();
        if (exchange.failure() != Exchange.Failure.NONE) {
            return complain(user, conversationId, messageId, exchanges, UNREACHABLE);
        }
        JsonNode answer = exchange.json();
        if (exchange.status() != 200 || answer.path("statusCode").asInt(0) != 200) {
            JsonNode message = answer.path("value").path("message");
            return complain(user, conversationId, messageId, exchanges, message.asText(WRONG));
        }
        return switch (answer.path("type").asText()) {
            case "application/vnd.microsoft.card.adaptive" -> {
                if (!AdaptiveCardRules.check(answer.path("value")).isEmpty()) {
                    yield complain(user, conversationId, messageId, exchanges, WRONG);
                }
                tenant.locked(() -> {
                    TeamsConversation conversation =
                            tenant.conversation(conversationId).orElseThrow();
                    JsonNode card = answer.path("value").deepCopy();
                    conversation.replace(messageId, message -> message.withCardFor(user.aadObjectId(), card));
                    tenant.changed("message", conversationId);
                    return true;
                });
                yield ClientReply.of(exchanges);
            }
            case "application/vnd.microsoft.activity.message" ->
                complain(
                        user,
                        conversationId,
                        messageId,
                        exchanges,
                        answer.path("value").asText());
            default -> complain(user, conversationId, messageId, exchanges, WRONG);
        };
    }

    /** After a plain {@code Action.Submit}: only failure shows. */
    ClientReply submitted(TeamsUser user, String conversationId, String messageId, List<Exchange> exchanges) {
        Exchange exchange = exchanges.getFirst();
        if (exchange.failure() != Exchange.Failure.NONE) {
            return complain(user, conversationId, messageId, exchanges, UNREACHABLE);
        }
        return exchange.accepted()
                ? ClientReply.of(exchanges)
                : complain(user, conversationId, messageId, exchanges, WRONG);
    }

    /** After {@code task/fetch} or {@code task/submit}: continue shows a dialog, a message its text, nothing closes it. */
    ClientReply task(TeamsUser user, String conversationId, String messageId, List<Exchange> exchanges) {
        Exchange exchange = exchanges.getFirst();
        if (exchange.failure() != Exchange.Failure.NONE) {
            return ClientReply.notice(exchanges, UNREACHABLE);
        }
        if (!exchange.accepted()) {
            return ClientReply.notice(exchanges, WRONG);
        }
        JsonNode task = exchange.json().path("task");
        switch (task.path("type").asText()) {
            case "continue" -> {
                JsonNode value = task.path("value");
                JsonNode card = value.path("card").path("content");
                boolean adaptive =
                        value.path("card").path("contentType").asText().equals(TeamsMessage.ADAPTIVE_CARD);
                if (!adaptive || !AdaptiveCardRules.check(card).isEmpty()) {
                    return ClientReply.notice(exchanges, WRONG);
                }
                showDialog(
                        user,
                        new OpenDialog(
                                value.path("title").asText(""),
                                size(value.path("height")),
                                size(value.path("width")),
                                card.deepCopy(),
                                conversationId,
                                messageId,
                                Map.of()));
                return ClientReply.of(exchanges);
            }
            case "message" -> {
                showDialog(user, null);
                return ClientReply.notice(exchanges, task.path("value").asText());
            }
            default -> {
                if (!exchange.body().isBlank() && !exchange.json().isEmpty()) {
                    return ClientReply.notice(exchanges, WRONG);
                }
                showDialog(user, null);
                return ClientReply.of(exchanges);
            }
        }
    }

    private static JsonNode size(JsonNode given) {
        return given.isMissingNode() ? Json.array().add("medium").get(0) : given.deepCopy();
    }

    void dialogErrors(TeamsUser user, OpenDialog dialog, Map<String, String> errors) {
        showDialog(user, dialog.withErrors(errors));
    }

    void showDialog(TeamsUser user, @Nullable OpenDialog dialog) {
        tenant.locked(() -> {
            tenant.screen(user.aadObjectId()).show(dialog);
            tenant.changed("dialog", user.aadObjectId());
            return true;
        });
    }

    private ClientReply complain(
            TeamsUser user, String conversationId, String messageId, List<Exchange> exchanges, String notice) {
        tenant.locked(() -> {
            tenant.screen(user.aadObjectId()).notice(messageId, notice);
            tenant.changed("notice", conversationId);
            return true;
        });
        return ClientReply.notice(exchanges, notice);
    }
}
