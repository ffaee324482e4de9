package dev.trellis.teams.inbound;

import dev.trellis.conversation.Answer;
import dev.trellis.conversation.Inbound;
import dev.trellis.conversation.Place;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.form.Form;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.platform.DeliveryOutcome;
import dev.trellis.platform.Parcel;
import dev.trellis.platform.Target;
import dev.trellis.teams.outbound.TeamsChat;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers to what was typed. Teams ignores the response's body there, so the answer is a message of ours, sent after everything is
 * committed and before we respond. A channel's thread is read by everybody: what concerns the one who asked goes into their chat, and the
 * thread gets one line that says so.
 *
 * <p>The core gives a repeated event the same answer again, which would be a second message here. So each node remembers which answers it
 * has sent; a repetition that reaches another node shows the same answer twice.
 */
@Singleton
final class MessageAnswers {
    private static final Logger log = LoggerFactory.getLogger(MessageAnswers.class);
    private static final int REMEMBERED = 10_000;

    /** Keys of events whose answer was sent, newest last. */
    private final Set<String> sent = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }));

    private final TeamsChat chat;

    MessageAnswers(TeamsChat chat) {
        this.chat = chat;
    }

    /** @param thread the conversation as the activity names it, with the thread if there is one */
    DoorAnswer answer(Inbound inbound, String thread, Answer answer) {
        if (!answer.kept()) {
            // Nobody waits for a body: a failure makes the platform bring the message again.
            return DoorAnswer.status(503);
        }
        return switch (answer.reply()) {
            // A replaced card is already in the outbox.
            case Reply.Replace ignored -> DoorAnswer.status(200);
            case Reply.Quiet() -> DoorAnswer.status(200);
            case Reply.Show(Card card) -> show(inbound, thread, card, answer.voice());
            case Reply.Ask(Form form) -> show(inbound, thread, invitation(form), answer.voice());
            case Reply.Correct(Form form, var ignored) -> show(inbound, thread, invitation(form), answer.voice());
        };
    }

    /** A form cannot open in answer to words: a card with the button that opens it. */
    static Card invitation(Form form) {
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(form.title()));
        if (form.introduction() != null) {
            elements.add(new Element.Paragraph(form.introduction()));
        }
        elements.add(Element.Buttons.of(
                Button.opening(Text.of("teams.open_form"), new Button.Action(form.name(), form.subject()))
                        .primary()));
        return new Card(form.title(), elements);
    }

    /** Into the person's chat, wherever they asked. */
    DeliveryOutcome sendDirectly(Inbound inbound, Card card, Voice voice) {
        Target.Direct person =
                new Target.Direct(inbound.sender().identity(), inbound.sender().directAddress());
        DeliveryOutcome outcome = chat.deliver(parcel(inbound, person, card, voice));
        if (!(outcome instanceof DeliveryOutcome.Delivered)) {
            log.warn("An answer was not delivered: {}", outcome);
        }
        return outcome;
    }

    private DoorAnswer show(Inbound inbound, String thread, Card card, Voice voice) {
        if (!sent.add(inbound.key())) {
            return DoorAnswer.status(200);
        }
        DeliveryOutcome outcome = sendDirectly(inbound, card, voice);
        if (outcome instanceof DeliveryOutcome.RetryAfter || outcome instanceof DeliveryOutcome.Limited) {
            // Nothing was posted and the answer is stored: the platform's repetition will get the same one.
            sent.remove(inbound.key());
            return DoorAnswer.status(503);
        }
        if (inbound.place().kind() == Place.Kind.CHANNEL) {
            String key = outcome instanceof DeliveryOutcome.Unreachable ? "teams.cannot_answer" : "teams.answered";
            Target.Channel channel = new Target.Channel(inbound.place().conversation());
            DeliveryOutcome noted = chat.replyInThread(parcel(inbound, channel, Card.of(Text.of(key)), voice), thread);
            if (!(noted instanceof DeliveryOutcome.Delivered)) {
                log.warn("A note in a channel was not delivered: {}", noted);
            }
        }
        return DoorAnswer.status(200);
    }

    private static Parcel parcel(Inbound inbound, Target target, Card card, Voice voice) {
        return new Parcel(inbound.key(), inbound.workspace(), target, card, voice);
    }
}
