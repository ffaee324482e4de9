package dev.trellis.flows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.standins.ClientReply;
import dev.trellis.standins.slack.SlackPerson;
import dev.trellis.standins.slack.SlackSnapshot;
import dev.trellis.standins.slack.Surface;
import dev.trellis.testkit.NeverLogged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody in Slack. What is due after a gesture is done before it returns. */
public final class OnSlack {
    public final SlackPerson person;
    private final Town town;
    private @Nullable ClientReply last;

    public OnSlack(Town town, String user) {
        this.town = town;
        this.person = town.slack.person(Town.WORKSPACE, user);
    }

    /** {@code /mentor} and these words, in the direct messages with Trellis. */
    public OnSlack commands(String words) {
        return after(person.slashCommand("/mentor " + words));
    }

    public OnSlack commandsIn(String channel, String words) {
        return after(person.slashCommand(channel, "/mentor " + words));
    }

    public OnSlack says(String words) {
        return after(person.say(words));
    }

    public OnSlack opensHome() {
        return after(person.openHome());
    }

    /** Taps the newest button with this label, in the direct messages. */
    public OnSlack taps(String label) {
        return tapsIn(person.directId(), label);
    }

    public OnSlack tapsIn(String conversation, String label) {
        for (SlackSnapshot.Message message :
                conversation(conversation).messages().reversed()) {
            for (JsonNode block : message.blocks()) {
                for (JsonNode element : block.path("elements")) {
                    if (element.path("type").asText().equals("button")
                            && element.path("text").path("text").asText().equals(label)) {
                        return after(person.act(
                                message.surface(),
                                block.path("block_id").asText(),
                                element.path("action_id").asText(),
                                List.of()));
                    }
                }
            }
        }
        throw new AssertionError("no button “" + label + "” in: " + messages());
    }

    /** Fills the open modal by field and sends it. */
    public OnSlack submits(Map<String, String> entries) {
        entries.values().forEach(NeverLogged::words);
        Map<String, List<String>> byAction = new HashMap<>();
        SlackSnapshot.View view = person.modal().orElseThrow(() -> new AssertionError("no form is open: " + last));
        for (JsonNode block : view.view().path("blocks")) {
            String value = entries.get(block.path("block_id").asText());
            if (value != null) {
                byAction.put(block.path("element").path("action_id").asText(), List.of(value.split(",")));
            }
        }
        return after(person.submit(byAction));
    }

    public ClientReply reply() {
        return Optional.ofNullable(last).orElseThrow();
    }

    public Optional<SlackSnapshot.View> form() {
        return person.modal();
    }

    public String home() {
        JsonNode home = person.home();
        return home == null ? "" : Visible.text(home);
    }

    /** What stands in the direct messages now, ephemeral messages too, oldest first. */
    public List<String> messages() {
        return texts(conversation(person.directId()));
    }

    public String message() {
        return messages().getLast();
    }

    public List<String> messagesIn(String channel) {
        return texts(conversation(channel));
    }

    public SlackSnapshot.Conversation conversation(String id) {
        return person.snapshot().conversation(id).orElseThrow();
    }

    private static List<String> texts(SlackSnapshot.Conversation conversation) {
        List<String> texts = new ArrayList<>();
        conversation
                .messages()
                .forEach(message ->
                        texts.add(message.blocks().isEmpty() ? message.text() : Visible.text(message.blocks())));
        return texts;
    }

    public Surface newest() {
        return conversation(person.directId()).last().orElseThrow().surface();
    }

    private OnSlack after(ClientReply reply) {
        last = reply;
        town.settle();
        return this;
    }
}
