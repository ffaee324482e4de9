package dev.trellis.slack.inbound;

import com.slack.api.app_backend.events.payload.Authorization;
import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import dev.trellis.conversation.Answer;
import dev.trellis.conversation.Event;
import dev.trellis.conversation.Inbound;
import dev.trellis.conversation.Place;
import dev.trellis.conversation.Sender;
import dev.trellis.conversation.command.CommandLine;
import dev.trellis.conversation.command.Token;
import dev.trellis.slack.SlackSettings;
import dev.trellis.slack.identity.SlackTeam;
import dev.trellis.slack.install.Removals;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events that Slack pushes and repeats until they are acknowledged: messages, mentions, the home page, removal. */
@Singleton
@Requires(bean = SlackSettings.class)
class Events {
    private final OurPeople conversation;
    private final EventAnswers answers;
    private final Removals removals;
    private final Homes homes;

    Events(OurPeople conversation, EventAnswers answers, Removals removals, Homes homes) {
        this.removals = removals;
        this.homes = homes;
        this.conversation = conversation;
        this.answers = answers;
    }

    /** Messages with a subtype never come here: edits, joins and the like are not said to Trellis. */
    Response message(EventsApiPayload<MessageEvent> payload, EventContext context) {
        MessageEvent event = payload.getEvent();
        if (event.getBotId() != null || event.getEdited() != null) {
            return Response.ok();
        }
        return direct(
                payload,
                context,
                event.getChannelType(),
                event.getChannel(),
                event.getUser(),
                event.getTeam(),
                event.getText());
    }

    /** The words that come with a file; the file itself is left alone. */
    Response file(EventsApiPayload<MessageFileShareEvent> payload, EventContext context) {
        MessageFileShareEvent event = payload.getEvent();
        return direct(
                payload, context, event.getChannelType(), event.getChannel(), event.getUser(), null, event.getText());
    }

    private Response direct(
            EventsApiPayload<?> payload,
            EventContext context,
            @Nullable String channelType,
            @Nullable String channel,
            @Nullable String user,
            @Nullable String home,
            @Nullable String text) {
        if (!"im".equals(channelType) || channel == null || user == null || user.equals(bot(payload))) {
            return Response.ok();
        }
        SlackTeam team = team(payload);
        CommandLine line = TypedText.read(text == null ? "" : text, team);
        return said(payload, context, team, user, home, Payloads.place(channel, null), line);
    }

    Response mention(EventsApiPayload<AppMentionEvent> payload, EventContext context) {
        AppMentionEvent event = payload.getEvent();
        if (event.getBotId() != null
                || event.getEdited() != null
                || event.getUser() == null
                || event.getChannel() == null) {
            return Response.ok();
        }
        SlackTeam team = team(payload);
        String text = event.getText() == null ? "" : event.getText();
        CommandLine line = withoutBot(TypedText.read(text, team), bot(payload));
        String home = event.getUserTeam() != null ? event.getUserTeam() : event.getTeam();
        return said(payload, context, team, event.getUser(), home, Payloads.place(event.getChannel(), null), line);
    }

    /** Wherever the bot is mentioned; where the event does not say who the bot is, a mention in front is the bot's. */
    private static CommandLine withoutBot(CommandLine line, @Nullable String bot) {
        List<Token> tokens = line.tokens();
        if (bot != null) {
            return new CommandLine(tokens.stream()
                    .filter(token -> !(token instanceof Token.Person person
                            && person.identity().user().equals(bot)))
                    .toList());
        }
        boolean front = !tokens.isEmpty() && tokens.getFirst() instanceof Token.Person;
        return front ? new CommandLine(tokens.subList(1, tokens.size())) : line;
    }

    private Response said(
            EventsApiPayload<?> payload,
            EventContext context,
            SlackTeam team,
            String user,
            @Nullable String home,
            Place place,
            CommandLine line) {
        Sender sender = homes.vouched(Payloads.sender(team, user, null, place), team, home);
        // What an outsider says is not heard anyway.
        CommandLine heard = sender.outsider() ? line : homes.vouched(line, team);
        return receive(payload, context, team, sender, place, new Event.Spoken(heard));
    }

    Response home(EventsApiPayload<AppHomeOpenedEvent> payload, EventContext context) {
        AppHomeOpenedEvent event = payload.getEvent();
        if (!"home".equals(event.getTab()) || event.getUser() == null) {
            return Response.ok();
        }
        Place place = Payloads.place(event.getChannel(), null);
        SlackTeam team = team(payload);
        Sender sender = homes.vouched(Payloads.sender(team, event.getUser(), null, place), team, null);
        return receive(payload, context, team, sender, place, new Event.HomeOpened());
    }

    Response uninstalled(EventsApiPayload<AppUninstalledEvent> payload, EventContext context) {
        return removed(payload, context, "APP_UNINSTALLED");
    }

    /** Only the bot's own token matters; people's tokens are not used. */
    Response revoked(EventsApiPayload<TokensRevokedEvent> payload, EventContext context) {
        TokensRevokedEvent.Tokens tokens = payload.getEvent().getTokens();
        boolean ours =
                tokens != null && tokens.getBot() != null && !tokens.getBot().isEmpty();
        return ours ? removed(payload, context, "TOKENS_REVOKED") : Response.ok();
    }

    /**
     * Nobody did it, as far as the event tells: a sender without a name stands for the whole workspace. The core stops first, then the token
     * goes: if this process dies in between, Slack brings the event again. What was removed before, or installed again since, stays as it is.
     */
    private Response removed(EventsApiPayload<?> payload, EventContext context, String why) {
        SlackTeam team = team(payload);
        Instant happened = payload.getEventTime() == null ? Instant.MAX : Instant.ofEpochSecond(payload.getEventTime());
        if (!removals.concern(team.workspace(), happened)) {
            return Response.ok();
        }
        Place place = Payloads.place(null, null);
        Response response = receive(payload, context, team, Payloads.nobody(team), place, new Event.Removed());
        removals.end(team.workspace(), why);
        return response;
    }

    private Response receive(
            EventsApiPayload<?> payload,
            EventContext context,
            SlackTeam team,
            Sender sender,
            Place place,
            Event event) {
        if (payload.getEventId() == null) {
            throw new NotAPayload("event_id");
        }
        Inbound inbound = new Inbound(
                Keys.of(team, "event", payload.getEventId()), team.workspace(), sender, place, false, event);
        Answer answer = conversation.receive(inbound);
        if (!answer.kept()) {
            throw new ComeAgain();
        }
        answers.give(inbound, answer, context.getRetryNum() != null);
        return Response.ok();
    }

    /** The installation that the event is for, which in shared channels is not where it happened. */
    private static SlackTeam team(EventsApiPayload<?> payload) {
        Authorization installation = installation(payload);
        return installation == null
                ? Payloads.team(payload.getEnterpriseId(), payload.getTeamId(), false)
                : Payloads.team(
                        installation.getEnterpriseId(),
                        installation.getTeamId(),
                        Boolean.TRUE.equals(installation.getIsEnterpriseInstall()));
    }

    private static @Nullable String bot(EventsApiPayload<?> payload) {
        Authorization installation = installation(payload);
        return installation != null && Boolean.TRUE.equals(installation.getIsBot()) ? installation.getUserId() : null;
    }

    private static @Nullable Authorization installation(EventsApiPayload<?> payload) {
        List<Authorization> all = payload.getAuthorizations();
        return all == null || all.isEmpty() ? null : all.getFirst();
    }
}
