package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.standins.ClientReply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person in front of Slack's client. Each act sends the request Slack would send, signed, waits as long as Slack would
 * (3 s), changes what the person sees, and says what came of it. Acts the client would not offer (a button that is not
 * there, an option not in the list, a modal that is not open) throw.
 */
public final class SlackPerson {
    private final SlackWorkspace workspace;
    private final String userId;
    private final Typing typing;
    private final Interactions interactions;
    private final ModalActs modalActs;

    SlackPerson(SlackWorkspace workspace, String userId, Wiring wiring) {
        this.workspace = workspace;
        this.userId = userId;
        this.typing = new Typing(workspace, wiring);
        this.interactions = new Interactions(workspace, wiring);
        this.modalActs = new ModalActs(workspace, wiring);
    }

    public SlackUser user() {
        return workspace
                .user(userId)
                .orElseThrow(() -> new NoSuchElementException("no user " + userId + " in " + workspace.teamId()));
    }

    /** Types a slash command such as {@code /mentor help} in the conversation with the app. */
    public ClientReply slashCommand(String typed) {
        return typing.slashCommand(user(), directId(), typed);
    }

    /** Types a slash command in a channel. */
    public ClientReply slashCommand(String channelId, String typed) {
        return typing.slashCommand(user(), channelId, typed);
    }

    /** Writes to the app directly. */
    public ClientReply say(String text) {
        return typing.say(user(), directId(), text, null);
    }

    /** Writes in a conversation; in a channel the app hears of it only if it is mentioned ({@code @trellis …}). */
    public ClientReply say(String conversationId, String text) {
        return typing.say(user(), conversationId, text, null);
    }

    /** Answers in a thread. */
    public ClientReply reply(String conversationId, String threadTs, String text) {
        return typing.say(user(), conversationId, text, threadTs);
    }

    /** Presses a button, or picks from a menu or picker, by action id; the first element with that id. */
    public ClientReply act(Surface where, String actionId, String... values) {
        return interactions.act(user(), where, null, actionId, Arrays.asList(values));
    }

    /**
     * The same, where an action id stands in several blocks.
     *
     * @param blockId null for any
     * @param values nothing for a button; the option's value, {@code 2026-11-30}, {@code 09:30}, epoch seconds, a user or
     *     channel id, or typed text; several for multi-selects and checkboxes; one empty text clears
     */
    public ClientReply act(Surface where, @Nullable String blockId, String actionId, List<String> values) {
        return interactions.act(user(), where, blockId, actionId, values);
    }

    /** Fills elements of the modal in front by action id, then submits it. */
    public ClientReply submit(Map<String, List<String>> entries) {
        Surface front = front().surface();
        List<ClientReply> refused = new ArrayList<>();
        entries.forEach((actionId, values) -> {
            ClientReply reply = interactions.act(user(), front, null, actionId, values);
            if (!reply.exchanges().isEmpty() && !reply.accepted()) {
                refused.add(reply);
            }
        });
        return refused.isEmpty() ? submit() : refused.getFirst();
    }

    /** Submits the modal in front. Required fields are checked by the client, without a request. */
    public ClientReply submit() {
        return modalActs.submit(user(), front().id());
    }

    /** Closes the modal in front by its close button; its parent shows again. */
    public ClientReply close() {
        return modalActs.close(user(), front().id(), false);
    }

    /** Closes the whole stack by the cross. */
    public ClientReply closeAll() {
        return modalActs.close(user(), snapshot().modals().getFirst().id(), true);
    }

    /** Opens the app's Home tab. */
    public ClientReply openHome() {
        return typing.openTab(user(), "home");
    }

    /** Opens the app's Messages tab. */
    public ClientReply openMessagesTab() {
        return typing.openTab(user(), "messages");
    }

    /** The id of the direct conversation with the app. */
    public String directId() {
        return workspace.locked(() -> workspace.direct(userId).id());
    }

    /** What the person sees now. */
    public SlackSnapshot.Person snapshot() {
        return workspace.locked(() -> PersonView.of(workspace, user()));
    }

    /** The conversation with the app. */
    public SlackSnapshot.Conversation direct() {
        return snapshot().conversation(directId()).orElseThrow();
    }

    public Optional<SlackSnapshot.View> modal() {
        return snapshot().modal();
    }

    public @Nullable JsonNode home() {
        return snapshot().home();
    }

    private SlackSnapshot.View front() {
        return modal().orElseThrow(() -> new NoSuchElementException("no modal is open for " + userId));
    }
}
