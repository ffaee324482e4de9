package dev.trellis.slack.inbound;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
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

    Response pressed(BlockActionRequest request, ActionContext context) {
        BlockActionPayload payload = request.getPayload();
        if (payload.getActions() == null
                || payload.getActions().isEmpty()
                || payload.getActions().getFirst() == null
                || payload.getActions().getFirst().getActionId() == null) {
            throw new NotAPayload("action");
        }
        BlockActionPayload.Action button = payload.getActions().getFirst();
        Event event = switch (ActionId.read(button.getActionId(), button.getValue())) {
            case ActionId.Link ignored -> null;
            case ActionId.OpenForm(Action form) -> new Event.FormAsked(form);
            case ActionId.Act(Action action) -> new Event.Pressed(action, message(payload));
        };
        if (event == null) {
            return Response.ok();
        }
        SlackTeam team = team(payload);
        BlockActionPayload.Channel channel = payload.getChannel();
        Place place = channel == null ? Payloads.place(null, null) : Payloads.place(channel.getId(), channel.getName());
        Answer answer = conversation.receive(new Inbound(
                Keys.of(team, "action", id(payload, button)),
                team.workspace(),
                homes.vouched(
                        Payloads.sender(
                                team,
                                payload.getUser().getId(),
                                payload.getUser().getUsername(),
                                place),
                        team,
                        payload.getUser().getTeamId()),
                place,
                payload.getTriggerId() != null,
                event));
        PressAnswers.Spot spot =
                new PressAnswers.Spot(team, payload.getUser().getId(), payload.getResponseUrl(), isEphemeral(payload));
        switch (answer.reply()) {
            case Reply.Quiet ignored -> {}
            case Reply.Show(Card card) -> answers.show(spot, card, answer.voice());
            case Reply.Replace(Card card) -> answers.replace(spot, card, answer.voice());
            case Reply.Ask ask ->
                forms.open(team.workspace(), payload.getTriggerId(), ask.form(), Map.of(), answer.voice())
                        .ifPresent(card -> answers.show(spot, card, answer.voice()));
            case Reply.Correct correct ->
                forms.open(team.workspace(), payload.getTriggerId(), correct.form(), correct.errors(), answer.voice())
                        .ifPresent(card -> answers.show(spot, card, answer.voice()));
        }
        return Response.ok();
    }

    /** Absent on the home page, and for ephemeral messages, which the Web API cannot change. */
    private static @Nullable MessageRef message(BlockActionPayload payload) {
        BlockActionPayload.Container container = payload.getContainer();
        if (payload.getChannel() == null
                || container == null
                || payload.getChannel().getId() == null
                || container.getMessageTs() == null
                || !TIMESTAMP.matcher(container.getMessageTs()).matches()
                || isEphemeral(payload)) {
            return null;
        }
        return new MessageRef(
                SlackTeam.PLATFORM, team(payload).id(), payload.getChannel().getId(), container.getMessageTs());
    }

    private static boolean isEphemeral(BlockActionPayload payload) {
        return payload.getContainer() != null && payload.getContainer().isEphemeral();
    }

    private static SlackTeam team(BlockActionPayload payload) {
        BlockActionPayload.Team team = payload.getTeam();
        String enterprise = payload.getEnterprise() != null
                ? payload.getEnterprise().getId()
                : team == null ? null : team.getEnterpriseId();
        return Payloads.team(enterprise, team == null ? null : team.getId(), payload.isEnterpriseInstall());
    }

    private static String id(BlockActionPayload payload, BlockActionPayload.Action button) {
        if (payload.getTriggerId() != null) {
            return payload.getTriggerId();
        }
        BlockActionPayload.Container container = payload.getContainer();
        return Keys.hash(List.of(
                payload.getUser().getId(),
                container == null ? "" : container.getMessageTs() + container.getViewId(),
                button.getActionId(),
                button.getActionTs() + ""));
    }
}
