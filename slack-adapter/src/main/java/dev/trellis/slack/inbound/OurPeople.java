package dev.trellis.slack.inbound;

import dev.trellis.conversation.Answer;
import dev.trellis.conversation.Conversation;
import dev.trellis.conversation.Inbound;
import dev.trellis.conversation.Reply;
import dev.trellis.slack.SlackSettings;
import dev.trellis.slack.identity.SlackTokens;
import dev.trellis.text.Language;
import dev.trellis.text.Voice;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Lets in those workspaces only that Trellis has a token for. The signing secret belongs to the app, not to a workspace: wherever else
 * somebody installs the app, Slack signs for it just the same. Until Slack has
 * said once, after a start, which workspace the token is for, signed requests of any workspace are let in: turning everybody away while
 * Slack cannot be asked would be worse.
 */
@Singleton
@Requires(bean = SlackSettings.class)
class OurPeople {
    private final Conversation conversation;
    private final SlackTokens tokens;
    private final Clock clock;

    OurPeople(Conversation conversation, SlackTokens tokens, Clock clock) {
        this.conversation = conversation;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Strangers get no answer, and nothing of them is kept. */
    Answer receive(Inbound inbound) {
        return switch (tokens.tokenFor(inbound.workspace())) {
            case SlackTokens.Lookup.Held ignored -> conversation.receive(inbound);
            case SlackTokens.Lookup.None ignored ->
                Answer.kept(Reply.quiet(), new Voice(Language.ENGLISH, clock.getZone()));
        };
    }
}
