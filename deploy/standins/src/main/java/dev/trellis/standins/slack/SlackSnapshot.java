package dev.trellis.standins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be seen, copied: later changes do not show in it. Every record turns into JSON as it stands. */
public final class SlackSnapshot {
    private SlackSnapshot() {}

    /** A workspace without its conversations' contents. */
    public record Workspace(
            String teamId,
            String name,
            String domain,
            boolean installed,
            String botUserId,
            List<SlackUser> users,
            List<Channel> channels) {}

    public record Channel(String id, String name, boolean botIsMember, List<String> members) {}

    /**
     * One person's client.
     *
     * @param modals bottom first; the last is the one in front
     * @param home the published Home view, or null
     */
    public record Person(
            SlackUser user,
            List<Conversation> conversations,
            List<View> modals,
            @Nullable JsonNode home) {

        public Optional<View> modal() {
            return modals.isEmpty() ? Optional.empty() : Optional.of(modals.getLast());
        }

        public Optional<Conversation> conversation(String idOrName) {
            return conversations.stream()
                    .filter(each -> each.id().equals(idOrName) || each.name().equals(idOrName))
                    .findFirst();
        }
    }

    /** A conversation as one person sees it, ephemeral messages to them included, oldest first. */
    public record Conversation(String id, String name, Kind kind, List<Message> messages) {
        /** A channel, or the direct messages between this person and the app. */
        public enum Kind {
            CHANNEL,
            DIRECT
        }

        public Optional<Message> last() {
            return messages.isEmpty() ? Optional.empty() : Optional.of(messages.getLast());
        }
    }

    /**
     * @param blocks an array, empty for text only
     * @param metadata null if none
     * @param values what this person has chosen in it, as {@code state.values}
     */
    public record Message(
            String channelId,
            String ts,
            @Nullable String threadTs,
            String authorId,
            String authorName,
            boolean fromBot,
            boolean ephemeral,
            boolean edited,
            String text,
            JsonNode blocks,
            @Nullable JsonNode metadata,
            JsonNode values) {

        public Surface surface() {
            return new Surface.Message(channelId, ts);
        }
    }

    /**
     * An open modal.
     *
     * @param view as Slack's API returns it
     * @param values what this person has entered, as {@code state.values}
     * @param fieldErrors by block id, from the last submission
     */
    public record View(String id, String hash, JsonNode view, JsonNode values, Map<String, String> fieldErrors) {
        public Surface surface() {
            return new Surface.Modal(id);
        }

        public String title() {
            return view.path("title").path("text").asText();
        }
    }
}
