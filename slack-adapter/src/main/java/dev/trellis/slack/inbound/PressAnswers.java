package dev.trellis.slack.inbound;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.conversation.message.Card;
import dev.trellis.platform.ChatPlatform;
import dev.trellis.platform.DeliveryOutcome;
import dev.trellis.platform.Parcel;
import dev.trellis.platform.Target;
import dev.trellis.slack.SlackSettings;
import dev.trellis.slack.identity.SlackTeam;
import dev.trellis.slack.outbound.ResponseUrls;
import dev.trellis.slack.outbound.SlackChat;
import dev.trellis.slack.render.CardRenderer;
import dev.trellis.slack.render.SlackMessage;
import dev.trellis.text.Voice;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the one who pressed a button what came of it. */
@Singleton
@Requires(bean = SlackSettings.class)
class PressAnswers {
    private static final Logger log = LoggerFactory.getLogger(PressAnswers.class);

    private final ResponseUrls responseUrls;
    private final ChatPlatform chat;

    PressAnswers(ResponseUrls responseUrls, SlackChat chat) {
        this.responseUrls = responseUrls;
        this.chat = chat;
    }

    void show(Spot spot, Card card, Voice voice) {
        Meanwhile.orElse(false, () -> said(spot, card, voice));
    }

    /** The same, and nobody waits for it. */
    void showLater(Spot spot, Card card, Voice voice) {
        Meanwhile.start(() -> said(spot, card, voice));
    }

    private boolean said(Spot spot, Card card, Voice voice) {
        String url = spot.responseUrl();
        return url == null ? direct(spot, card, voice) : respond(url, card, voice, message -> message.ephemeral(false));
    }

    /**
     * Shows at once what the outbox makes last: {@code chat.update} is allowed some 50 times a minute in a workspace, and on a Monday morning
     * more people than that tap. An ephemeral message can be changed nowhere else.
     */
    void replace(Spot spot, Card card, Voice voice) {
        String url = spot.responseUrl();
        if (url == null) {
            return;
        }
        if (spot.ephemeral()) {
            Meanwhile.orElse(false, () -> respond(url, card, voice, message -> message.ephemeral(true)));
        } else {
            Meanwhile.start(() -> respond(url, card, voice, SlackMessage::replacement));
        }
    }

    private boolean respond(String url, Card card, Voice voice, Function<SlackMessage, ObjectNode> body) {
        SlackMessage message = CardRenderer.message(card, voice, true);
        if (responseUrls.answer(url, body.apply(message))) {
            return true;
        }
        // A refusal posts nothing, so a second attempt without the chart cannot show it twice.
        return message.drawsChart() && responseUrls.answer(url, body.apply(CardRenderer.message(card, voice, false)));
    }

    /** The home page has no response_url: what is to be said goes to the person's direct messages. */
    private boolean direct(Spot spot, Card card, Voice voice) {
        Target target = new Target.Direct(spot.team().person(spot.user()), null);
        DeliveryOutcome outcome = chat.deliver(
                new Parcel("reply-" + UUID.randomUUID(), spot.team().workspace(), target, card, voice));
        if (!(outcome instanceof DeliveryOutcome.Delivered)) {
            log.warn("An answer to a press on a home page was not posted: {}", outcome);
        }
        return true;
    }

    /** Where a button was pressed, and by whom. */
    record Spot(SlackTeam team, String user, @Nullable String responseUrl, boolean ephemeral) {}
}
