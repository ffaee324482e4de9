package dev.trellis.slack.inbound;

import dev.trellis.Wordless;
import dev.trellis.conversation.Answer;
import dev.trellis.conversation.Conversation;
import dev.trellis.conversation.Inbound;
import dev.trellis.conversation.Reply;
import dev.trellis.slack.SlackSettings;
import dev.trellis.slack.identity.SlackTokens;
import dev.trellis.text.Language;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets in those workspaces only that Trellis has a live token for. The signing secret belongs to the app, not to a workspace: wherever else
 * somebody installs the app, Slack signs for it just the same. Where it cannot be said whether a workspace is one of ours, because Slack
 * could not be asked since the first start, nobody is let in: events come again, and people are asked to try again.
 */
@Singleton
@Requires(bean = SlackSettings.class)
class OurPeople {
    private static final Logger log = LoggerFactory.getLogger(OurPeople.class);

    private final Conversation conversation;
    private final SlackTokens tokens;
    private final Clock clock;

    OurPeople(Conversation conversation, SlackTokens tokens, Clock clock) {
        this.conversation = conversation;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Strangers get no answer, and nothing of them is kept. Where an owner has still to decide, a gesture gets one sentence. */
    Answer receive(Inbound inbound) {
        return switch (lookup(inbound)) {
            case SlackTokens.Lookup.Held ignored -> conversation.receive(inbound, Meanwhile.deadline());
            // A command or a press is answered in its own response; to answer an event a token would have to speak.
            case SlackTokens.Lookup.Waiting ignored ->
                Answer.kept(
                        inbound.canOpenForm() ? Reply.say(Text.of("slack.waiting")) : Reply.quiet(), voice(inbound));
            case SlackTokens.Lookup.None ignored -> Answer.kept(Reply.quiet(), voice(inbound));
            case SlackTokens.Lookup.Unsure ignored ->
                new Answer(Reply.say(Text.of("slack.busy")), voice(inbound), false);
        };
    }

    /** When the database has no time for the question, there is too much to do for everything else, too. Renewing a token asks Slack. */
    private SlackTokens.Lookup lookup(Inbound inbound) {
        try {
            return Meanwhile.orElse(
                    new SlackTokens.Lookup.Unsure("not in time"), () -> tokens.tokenFor(inbound.workspace()));
        } catch (RuntimeException e) {
            log.warn("It cannot be said whether a workspace is served", Wordless.of(e));
            return new SlackTokens.Lookup.Unsure("the database did not answer");
        }
    }

    private Voice voice(Inbound inbound) {
        return new Voice(Language.ofTag(inbound.sender().languageTag()), clock.getZone());
    }
}
