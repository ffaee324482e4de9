package dev.trellis.teams.inbound;

import dev.trellis.conversation.Answer;
import dev.trellis.conversation.Conversation;
import dev.trellis.conversation.Deadline;
import dev.trellis.conversation.Event;
import dev.trellis.conversation.Inbound;
import dev.trellis.teams.identity.CallerCheck;
import dev.trellis.teams.identity.CallerCheck.Caller;
import dev.trellis.teams.inbound.Translator.Meaning;
import dev.trellis.teams.inbound.Translator.Way;
import dev.trellis.text.Language;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way in, step by step: the token on its own, then the body, then whether the token is for this body, then the meaning, then the
 * core's one transaction, then the answer. Nothing of the body is read before the token has been found genuine.
 */
@Singleton
final class Door {
    static final int LARGEST_BODY = 1 << 20;

    /** Of the 4 seconds that Teams waits for the answer to an invoke; the rest is for the ways, and for what a busy machine is late by. */
    private static final Duration ANSWERED = Duration.ofMillis(3_700);

    private static final Logger log = LoggerFactory.getLogger(Door.class);

    private final CallerCheck callers;
    private final Translator translator;
    private final Conversation conversation;
    private final MessageAnswers messages;
    private final CardAnswers cards;

    Door(
            CallerCheck callers,
            Translator translator,
            Conversation conversation,
            MessageAnswers messages,
            CardAnswers cards) {
        this.callers = callers;
        this.translator = translator;
        this.conversation = conversation;
        this.messages = messages;
        this.cards = cards;
    }

    DoorAnswer receive(Knock knock) {
        return receive(knock, Deadline.in(ANSWERED));
    }

    /** @param answered when an invoke has to be answered */
    DoorAnswer receive(Knock knock, Deadline answered) {
        // Microsoft is asked for its keys now and then; whoever comes next finds what came too late for this one.
        Caller caller = answered.halfway().orElse(new Caller.Undecided(), () -> callers.check(knock.authorization()));
        return switch (caller) {
            case Caller.Refused(String why) -> refuse(why);
            case Caller.Undecided() -> DoorAnswer.status(503);
            case Caller.Genuine genuine -> receive(genuine, knock, answered);
        };
    }

    private DoorAnswer receive(Caller.Genuine caller, Knock knock, Deadline answered) {
        if (!knock.isPlainJson()) {
            return DoorAnswer.status(415);
        }
        byte[] body = knock.body();
        if (body.length > LARGEST_BODY) {
            return DoorAnswer.status(413);
        }
        ReceivedActivity received;
        try {
            received = ReceivedActivity.read(body);
        } catch (ReceivedActivity.Malformed malformed) {
            log.warn("A request to /api/messages is {}", malformed.getMessage());
            return DoorAnswer.status(400);
        }
        String objection =
                callers.objection(caller, received.text("serviceUrl"), received.text("channelId"), received.tenants());
        if (objection != null) {
            return refuse(objection);
        }
        // Whatever else Teams brings is answered by a message, and nobody waits for the response.
        Deadline deadline = received.isInvoke() ? answered : Deadline.none();
        return switch (translator.translate(received, deadline)) {
            case Meaning.Ignored() -> DoorAnswer.status(200);
            case Meaning.NotNow() -> DoorAnswer.status(503);
            case Meaning.UnknownButton(Way way) -> unknownButton(way, received);
            case Meaning.Heard(Inbound inbound, Way way) -> answer(inbound, way, received, deadline);
        };
    }

    private DoorAnswer answer(Inbound inbound, Way way, ReceivedActivity received, Deadline deadline) {
        Answer answer = conversation.receive(inbound, deadline);
        return switch (way) {
            case MESSAGE -> messages.answer(inbound, received.conversation(), answer);
            case CARD -> cards.answer(inbound, answer, deadline);
            case DIALOG -> DialogAnswers.opening(answer);
            case DIALOG_SENT -> DialogAnswers.submitted((Event.FormSubmitted) inbound.event(), answer);
        };
    }

    /** The core never hears of it, so there is no profile to ask for a language: the client's must do. */
    private static DoorAnswer unknownButton(Way way, ReceivedActivity received) {
        Voice voice = new Voice(Language.ofTag(Translator.language(received)), ZoneOffset.UTC);
        String sentence = voice.plain(Text.of("teams.unknown_button"));
        return switch (way) {
            case CARD -> CardAnswers.say(sentence);
            case DIALOG, DIALOG_SENT -> DialogAnswers.say(sentence);
            case MESSAGE -> DoorAnswer.status(200);
        };
    }

    private static DoorAnswer refuse(String why) {
        log.warn("A request to /api/messages was turned away: {}", why);
        return DoorAnswer.status(401);
    }
}
