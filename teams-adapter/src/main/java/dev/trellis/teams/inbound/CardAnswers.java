package dev.trellis.teams.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.bot.schema.AdaptiveCardInvokeResponse;
import com.microsoft.bot.schema.Serialization;
import dev.trellis.conversation.Answer;
import dev.trellis.conversation.Deadline;
import dev.trellis.conversation.Inbound;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.conversation.message.PlainText;
import dev.trellis.platform.DeliveryOutcome;
import dev.trellis.platform.Sighting;
import dev.trellis.teams.render.MessageRenderer;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import jakarta.inject.Singleton;

/**
 * Answers to a tapped button ("Universal Actions for Adaptive Cards", response format): a card takes the tapped one's place for the one who
 * tapped, a message is shown to them and passes. A message is text only, so what has buttons or a chart is sent to the person's chat.
 */
@Singleton
final class CardAnswers {
    private static final String MESSAGE = "application/vnd.microsoft.activity.message";

    private final MessageAnswers messages;

    CardAnswers(MessageAnswers messages) {
        this.messages = messages;
    }

    DoorAnswer answer(Inbound inbound, Answer answer, Deadline deadline) {
        Voice voice = answer.voice();
        return switch (answer.reply()) {
            case Reply.Quiet() -> say("");
            case Reply.Replace(Card card) -> {
                Sighting tapped = inbound.sighting();
                yield response(
                        MessageRenderer.CARD_TYPE,
                        MessageRenderer.card(card, voice, tapped == null ? null : tapped.parcel()));
            }
            case Reply.Show(Card card) -> show(inbound, card, voice, deadline);
            case Reply.Ask(var form) -> show(inbound, MessageAnswers.invitation(form), voice, deadline);
            case Reply.Correct(var form, var ignored) ->
                show(inbound, MessageAnswers.invitation(form), voice, deadline);
        };
    }

    /** What is not in the chat in time is said in words here, and comes there a moment later. */
    private DoorAnswer show(Inbound inbound, Card card, Voice voice, Deadline deadline) {
        boolean wordsOnly = card.elements().stream()
                .noneMatch(element -> element instanceof Element.Buttons || element instanceof Element.Chart);
        if (wordsOnly) {
            return say(PlainText.of(card, voice));
        }
        DeliveryOutcome late = new DeliveryOutcome.Unknown("still under way");
        DeliveryOutcome sent = deadline.orElse(late, () -> messages.sendDirectly(inbound, card, voice));
        return sent instanceof DeliveryOutcome.Delivered
                ? say(voice.plain(Text.of("teams.answered_in_chat")))
                : say(PlainText.of(card, voice));
    }

    static DoorAnswer say(String text) {
        return response(MESSAGE, text);
    }

    private static DoorAnswer response(String type, Object value) {
        AdaptiveCardInvokeResponse response = new AdaptiveCardInvokeResponse();
        response.setStatusCode(200);
        response.setType(type);
        response.setValue(value);
        JsonNode body = Serialization.objectToTree(response);
        return DoorAnswer.ok(body);
    }
}
