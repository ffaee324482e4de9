package dev.trellis.slack.inbound;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.InputBlock;
import com.slack.api.model.view.View;
import dev.trellis.conversation.Answer;
import dev.trellis.conversation.Event;
import dev.trellis.conversation.Inbound;
import dev.trellis.conversation.Place;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.message.PlainText;
import dev.trellis.slack.SlackSettings;
import dev.trellis.slack.identity.SlackTeam;
import dev.trellis.slack.render.FormMetadata;
import dev.trellis.slack.render.FormRenderer;
import dev.trellis.slack.render.Json;
import dev.trellis.slack.render.Limits;
import dev.trellis.slack.render.Shortening;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Forms that were sent. An empty response closes the form; errors keep it open with everything that was entered. */
@Singleton
@Requires(bean = SlackSettings.class)
class Submissions {
    private final OurPeople conversation;
    private final Homes homes;

    Submissions(OurPeople conversation, Homes homes) {
        this.conversation = conversation;
        this.homes = homes;
    }

    Response submitted(ViewSubmissionRequest request, ViewSubmissionContext context) {
        ViewSubmissionPayload payload = request.getPayload();
        View view = payload.getView();
        FormMetadata form =
                FormMetadata.read(view.getPrivateMetadata()).orElseThrow(() -> new NotAPayload("private_metadata"));
        SlackTeam team = team(payload);
        Map<String, String> values = SubmittedValues.of(view.getState());
        Place place = Payloads.place(null, null);
        Answer answer = conversation.receive(new Inbound(
                Keys.of(team, "view", id(payload, values)),
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
                true,
                new Event.FormSubmitted(form.form(), form.subject(), values)));
        return switch (answer.reply()) {
            case Reply.Quiet ignored -> Response.ok();
            case Reply.Show show -> answer.kept() ? Response.ok() : keepOpen(view, show, answer);
            case Reply.Replace ignored -> Response.ok();
            // The next step of a form takes the place of this one.
            case Reply.Ask ask -> update(FormRenderer.view(ask.form(), answer.voice()));
            case Reply.Correct correct -> correct(view, correct, answer);
        };
    }

    private static Response correct(View view, Reply.Correct correct, Answer answer) {
        if (correct.errors().isEmpty()
                || !inputs(view).containsAll(correct.errors().keySet())) {
            // Slack takes errors only for fields that it shows.
            return update(FormRenderer.view(correct.form(), answer.voice(), correct.errors()));
        }
        ObjectNode body = Json.object().put("response_action", "errors");
        ObjectNode errors = body.putObject("errors");
        correct.errors()
                .forEach((field, error) ->
                        errors.put(field, Shortening.of(answer.voice().plain(error), Limits.FIELD_ERROR)));
        return Payloads.json(body);
    }

    /** Nothing was kept: closing the form would lose what the person wrote. */
    private static Response keepOpen(View view, Reply.Show show, Answer answer) {
        List<String> inputs = inputs(view);
        if (inputs.isEmpty()) {
            return Response.error(500);
        }
        ObjectNode body = Json.object().put("response_action", "errors");
        body.putObject("errors")
                .put(inputs.getFirst(), Shortening.of(PlainText.of(show.card(), answer.voice()), Limits.FIELD_ERROR));
        return Payloads.json(body);
    }

    private static Response update(ObjectNode view) {
        ObjectNode body = Json.object().put("response_action", "update");
        body.set("view", view);
        return Payloads.json(body);
    }

    private static List<String> inputs(View view) {
        return view.getBlocks() == null
                ? List.of()
                : view.getBlocks().stream()
                        .filter(InputBlock.class::isInstance)
                        .map(block -> ((InputBlock) block).getBlockId())
                        .toList();
    }

    private static SlackTeam team(ViewSubmissionPayload payload) {
        ViewSubmissionPayload.Team team = payload.getTeam();
        // In a shared channel the payload's team is the person's; the view says where the app is installed.
        String installed = payload.getView().getAppInstalledTeamId();
        String enterprise = payload.getEnterprise() != null
                ? payload.getEnterprise().getId()
                : team == null ? null : team.getEnterpriseId();
        return Payloads.team(
                enterprise,
                installed != null && !payload.isEnterpriseInstall() ? installed : team == null ? null : team.getId(),
                payload.isEnterpriseInstall());
    }

    /** Not the view's hash: it stays the same when a form is corrected and sent again. */
    private static String id(ViewSubmissionPayload payload, Map<String, String> values) {
        if (payload.getTriggerId() != null) {
            return payload.getTriggerId();
        }
        List<String> parts = new ArrayList<>();
        parts.add(payload.getView().getId() + "");
        parts.add(payload.getView().getHash() + "");
        new TreeMap<>(values).forEach((field, value) -> {
            parts.add(field);
            parts.add(value);
        });
        return Keys.hash(parts);
    }
}
