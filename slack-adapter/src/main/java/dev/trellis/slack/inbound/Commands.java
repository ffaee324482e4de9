package dev.trellis.slack.inbound;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.response.Response;
import dev.trellis.conversation.Answer;
import dev.trellis.conversation.Event;
import dev.trellis.conversation.Inbound;
import dev.trellis.conversation.Place;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Sender;
import dev.trellis.conversation.command.CommandLine;
import dev.trellis.conversation.message.Card;
import dev.trellis.slack.SlackSettings;
import dev.trellis.slack.identity.SlackTeam;
import dev.trellis.slack.render.CardRenderer;
import dev.trellis.text.Voice;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** {@code /mentor …}: answered in the body of the response, for the one who typed only. */
@Singleton
@Requires(bean = SlackSettings.class)
class Commands {
    private final OurPeople conversation;
    private final Forms forms;
    private final Homes homes;

    Commands(OurPeople conversation, Forms forms, Homes homes) {
        this.homes = homes;
        this.conversation = conversation;
        this.forms = forms;
    }

    Response typed(SlashCommandRequest request, SlashCommandContext context) {
        SlashCommandPayload payload = request.getPayload();
        if (payload.getUserId() == null || payload.getChannelId() == null) {
            throw new NotAPayload("user or channel");
        }
        SlackTeam team = Payloads.team(payload.getEnterpriseId(), payload.getTeamId(), payload.isEnterpriseInstall());
        Place place = Payloads.place(payload.getChannelId(), payload.getChannelName());
        String text = payload.getText() == null ? "" : payload.getText();
        CommandLine line = TypedText.read(text, team);
        Sender sender = homes.vouched(Payloads.sender(team, payload.getUserId(), payload.getUserName()), team, null);
        Answer answer = conversation.receive(new Inbound(
                Keys.of(team, "command", id(payload, text)),
                team.workspace(),
                sender,
                place,
                payload.getTriggerId() != null,
                new Event.Spoken(sender.outsider() ? line : homes.vouched(line, team))));
        return switch (answer.reply()) {
            case Reply.Quiet ignored -> Response.ok();
            case Reply.Show(Card card) -> say(card, answer.voice());
            case Reply.Replace(Card card) -> say(card, answer.voice());
            case Reply.Ask ask ->
                forms.open(team.workspace(), payload.getTriggerId(), ask.form(), Map.of(), answer.voice())
                        .map(card -> say(card, answer.voice()))
                        .orElseGet(Response::ok);
            case Reply.Correct correct ->
                forms.open(team.workspace(), payload.getTriggerId(), correct.form(), correct.errors(), answer.voice())
                        .map(card -> say(card, answer.voice()))
                        .orElseGet(Response::ok);
        };
    }

    private static String id(SlashCommandPayload payload, String text) {
        String trigger = payload.getTriggerId();
        return trigger != null
                ? trigger
                // Slack always sends one; without it nothing tells two equal commands apart.
                : Keys.hash(List.of(payload.getUserId(), payload.getChannelId(), text, payload.getResponseUrl() + ""));
    }

    private static Response say(Card card, Voice voice) {
        // Without charts: a response body that Slack refuses cannot be sent again.
        return Payloads.json(CardRenderer.message(card, voice, false).ephemeral(false));
    }
}
