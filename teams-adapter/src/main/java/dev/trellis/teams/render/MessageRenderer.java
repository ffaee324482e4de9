package dev.trellis.teams.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.Attachment;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.text.Voice;
import org.jspecify.annotations.Nullable;

/**
 * A card as a message that Teams accepts. Teams refuses messages over about 28 KB ("Format your bot messages"), measured on the whole
 * activity; so the card is made smaller until it fits: no text longer than so many characters (a cut text ends in "…"), then fewer
 * elements with a line that says how many are missing. A delivery stays one message, because only one message can be replaced later.
 */
public final class MessageRenderer {
    /** Content type of an Adaptive Card, as an attachment and as an invoke's answer. */
    public static final String CARD_TYPE = "application/vnd.microsoft.card.adaptive";

    static final int LARGEST = 27_500;

    private static final int SUMMARY = 250;

    private MessageRenderer() {}

    /**
     * The activity to post; never larger than Teams takes.
     *
     * @param parcel the id that its buttons carry
     */
    public static Activity message(Card card, Voice voice, String parcel) {
        return fitted(card, voice, parcel).activity();
    }

    /**
     * The card alone, as small as it would be in a message: for the answer to a tap.
     *
     * @param parcel of the message whose place it takes; absent where that is not known
     */
    public static ObjectNode card(Card card, Voice voice, @Nullable String parcel) {
        return fitted(card, voice, parcel).card();
    }

    static Attachment attachment(JsonNode card) {
        Attachment attachment = new Attachment();
        attachment.setContentType(CARD_TYPE);
        attachment.setContent(card);
        return attachment;
    }

    private record Fitted(Activity activity, ObjectNode card) {}

    private static Fitted fitted(Card card, Voice voice, @Nullable String parcel) {
        int buttons = (int) card.elements().stream()
                .filter(Element.Buttons.class::isInstance)
                .count();
        int others = card.elements().size() - buttons;
        Fit fit = Fit.whole();
        Fitted fitted = rendered(card, voice, fit, parcel);
        while (Wire.bytes(fitted.activity()).length > LARGEST && !fit.isLeast()) {
            fit = fit.tighter(others, buttons);
            fitted = rendered(card, voice, fit, parcel);
        }
        return fitted;
    }

    private static Fitted rendered(Card card, Voice voice, Fit fit, @Nullable String parcel) {
        ObjectNode content = CardRenderer.render(card, voice, fit, parcel);
        Activity activity = Activity.createMessageActivity();
        // The SDK puts the machine's time there; the service knows better.
        activity.setTimestamp(null);
        activity.setSummary(Shortened.to(SUMMARY, voice.plain(card.summary())));
        activity.setLocale(voice.language().tag());
        activity.setAttachment(attachment(content));
        return new Fitted(activity, content);
    }
}
