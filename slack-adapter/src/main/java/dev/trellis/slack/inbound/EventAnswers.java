package dev.trellis.slack.inbound;

import dev.trellis.conversation.Answer;
import dev.trellis.conversation.Event;
import dev.trellis.conversation.Inbound;
import dev.trellis.conversation.Place;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.message.Card;
import dev.trellis.platform.ChatIdentity;
import dev.trellis.platform.ChatPlatform;
import dev.trellis.platform.DeliveryOutcome;
import dev.trellis.platform.Parcel;
import dev.trellis.platform.Target;
import dev.trellis.slack.SlackSettings;
import dev.trellis.slack.outbound.SlackChat;
import dev.trellis.text.Text;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers events, whose response has no body: in the direct conversation, to the one person in a channel, or on the home page. The
 * transaction is over when this begins.
 */
@Singleton
@Requires(bean = SlackSettings.class)
class EventAnswers {
    private static final Logger log = LoggerFactory.getLogger(EventAnswers.class);

    private final ChatPlatform chat;
    private final Recent recent;

    EventAnswers(SlackChat chat, Recent recent) {
        this.chat = chat;
        this.recent = recent;
    }

    /**
     * @param again whether Slack says that it brings the event again
     * @throws ComeAgain when Slack had no time for the answer now: it will bring the event again, and the engine has the answer stored
     */
    void give(Inbound inbound, Answer answer, boolean again) {
        switch (answer.reply()) {
            case Reply.Show(Card card) -> post(inbound, answer, card, again);
            case Reply.Ask ignored -> post(inbound, answer, Card.of(Text.of("slack.form.no-place")), again);
            case Reply.Correct ignored -> post(inbound, answer, Card.of(Text.of("slack.form.no-place")), again);
            case Reply.Replace ignored -> {}
            case Reply.Quiet ignored -> {}
        }
    }

    private void post(Inbound inbound, Answer answer, Card card, boolean again) {
        if (!recent.add(inbound.key())) {
            return;
        }
        Parcel parcel = new Parcel(
                "reply-" + Keys.hash(List.of(inbound.key())),
                inbound.workspace(),
                target(inbound),
                card,
                answer.voice());
        DeliveryOutcome late = new DeliveryOutcome.Unknown("still under way");
        DeliveryOutcome outcome = Meanwhile.orElse(late, () -> {
            if (again && chat.find(parcel) instanceof DeliveryOutcome.Delivered found) {
                return found;
            }
            return chat.deliver(parcel);
        });
        if (outcome instanceof DeliveryOutcome.RetryAfter || outcome instanceof DeliveryOutcome.Limited) {
            recent.forget(inbound.key());
            throw new ComeAgain();
        }
        if (!(outcome instanceof DeliveryOutcome.Delivered)) {
            log.warn("The answer to event {} is not known to be posted: {}", inbound.key(), outcome);
        }
    }

    private static Target target(Inbound inbound) {
        ChatIdentity person = inbound.sender().identity();
        Place place = inbound.place();
        if (inbound.event() instanceof Event.HomeOpened) {
            return new Target.Home(person);
        }
        return switch (place.kind()) {
            case DIRECT -> new Target.Direct(person, inbound.sender().directAddress());
            case CHANNEL -> new Target.OnlyYou(place.conversation(), person);
        };
    }
}
