package dev.trellis.slack.inbound;

import com.slack.api.bolt.response.Response;
import dev.trellis.conversation.Answer;
import dev.trellis.conversation.Event;
import dev.trellis.conversation.Inbound;
import dev.trellis.conversation.Place;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.message.Button.Action;
import dev.trellis.conversation.message.Card;
import dev.trellis.platform.MessageRef;
import dev.trellis.slack.SlackSettings;
import dev.trellis.slack.identity.SlackTeam;
import dev.trellis.slack.render.ActionId;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Buttons, in messages and on the home page. The ack has no body; what is to be shown goes to the {@code response_url}. */
@Singleton
@Requires(bean = SlackSettings.class)
class Presses {
    private static final Pattern TIMESTAMP = Pattern.compile("[0-9.]{1,60}");

    private final OurPeople conversation;
    private final Forms forms;
    private final PressAnswers answers;
    private final Homes homes;

    Presses(OurPeople conversation, Forms forms, PressAnswers answers, Homes homes) {
        this.homes = homes;
        this.conversation = conversation;
        this.forms = forms;
        this.answers = answers;
    }

    Response pressed(Press press) {
        Event event = switch (ActionId.read(press.action(), press.value())) {
            case ActionId.Link ignored -> null;
            case ActionId.OpenForm(Action form) -> new Event.FormAsked(form);
            case ActionId.Act(Action action) -> new Event.Pressed(action, message(press));
        };
        if (event == null) {
            return Response.ok();
        }
        SlackTeam team = team(press);
        Press.Spot channel = press.channel();
        Place place = channel == null ? Payloads.place(null, null) : Payloads.place(channel.id(), channel.name());
        Answer answer = conversation.receive(new Inbound(
                Keys.of(team, "action", id(press)),
                team.workspace(),
                homes.vouched(Payloads.sender(team, press.user(), press.handle(), place), team, press.home()),
                place,
                press.trigger() != null,
                event));
        PressAnswers.Spot spot = new PressAnswers.Spot(team, press.user(), press.responseUrl(), press.ephemeral());
        if (!answer.kept() && answer.reply() instanceof Reply.Show(Card card)) {
            // Said beside the acknowledgement, which may have waited long enough, and which must not claim that
            // anything was kept.
            answers.showLater(spot, card, answer.voice());
            return Response.error(503);
        }
        switch (answer.reply()) {
            case Reply.Quiet ignored -> {}
            case Reply.Show(Card card) -> answers.show(spot, card, answer.voice());
            case Reply.Replace(Card card) -> answers.replace(spot, card, answer.voice());
            case Reply.Ask ask ->
                forms.open(team.workspace(), press.trigger(), ask.form(), Map.of(), answer.voice())
                        .ifPresent(card -> answers.show(spot, card, answer.voice()));
            case Reply.Correct correct ->
                forms.open(team.workspace(), press.trigger(), correct.form(), correct.errors(), answer.voice())
                        .ifPresent(card -> answers.show(spot, card, answer.voice()));
        }
        return Response.ok();
    }

    /** Absent on the home page, and for ephemeral messages, which the Web API cannot change. */
    private static @Nullable MessageRef message(Press press) {
        String conversation = press.channel() == null ? null : press.channel().id();
        String timestamp = press.message();
        return conversation == null
                        || timestamp == null
                        || !TIMESTAMP.matcher(timestamp).matches()
                        || press.ephemeral()
                ? null
                : new MessageRef(SlackTeam.PLATFORM, team(press).id(), conversation, timestamp);
    }

    private static SlackTeam team(Press press) {
        return Payloads.team(press.enterprise(), press.team(), press.enterpriseInstall());
    }

    private static String id(Press press) {
        return press.trigger() != null
                ? press.trigger()
                : Keys.hash(List.of(
                        press.user(), press.message() + "" + press.view(), press.action(), press.pressedAt() + ""));
    }
}
