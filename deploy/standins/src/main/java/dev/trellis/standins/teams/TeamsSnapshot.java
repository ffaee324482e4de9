package dev.trellis.standins.teams;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be seen, copied: later changes do not show in it. Every record turns into JSON as it stands. */
public final class TeamsSnapshot {
    private TeamsSnapshot() {}

    /** A tenant without its conversations' contents. */
    public record Tenant(String tenantId, String name, List<TeamsUser> users, List<Team> teams) {}

    public record Team(String id, String name, boolean botInstalled, List<String> members, List<Channel> channels) {}

    public record Channel(String id, String name) {}

    /** One person's client. */
    public record Person(
            TeamsUser user,
            boolean botInstalled,
            boolean botBlocked,
            List<Conversation> conversations,
            @Nullable Dialog dialog) {

        public Optional<Conversation> conversation(String idOrName) {
            return conversations.stream()
                    .filter(each -> each.id().equals(idOrName) || each.name().equals(idOrName))
                    .findFirst();
        }
    }

    /** A conversation as one person sees it, oldest first. */
    public record Conversation(String id, String name, Kind kind, List<Message> messages) {
        /** A channel of a team, or the chat between this person and the bot. */
        public enum Kind {
            CHANNEL,
            PERSONAL
        }

        public Optional<Message> last() {
            return messages.isEmpty() ? Optional.empty() : Optional.of(messages.getLast());
        }
    }

    /**
     * @param rootId the first message of the channel thread this one answers in, or null
     * @param card the Adaptive Card as this person sees it (an {@code Action.Execute} may have changed it for them), or null
     * @param inputErrors what the client or the bot complained about, by input id
     * @param notice the line below the card for this person, or null
     */
    public record Message(
            String id,
            @Nullable String rootId,
            String authorId,
            String authorName,
            boolean fromBot,
            boolean edited,
            String text,
            String textFormat,
            JsonNode attachments,
            @Nullable JsonNode card,
            Map<String, String> inputErrors,
            @Nullable String notice) {}

    /**
     * An open dialog (task module).
     *
     * @param card its Adaptive Card
     * @param inputErrors from the last submission, by input id
     */
    public record Dialog(
            String title,
            JsonNode height,
            JsonNode width,
            JsonNode card,
            String conversationId,
            Map<String, String> inputErrors) {}
}
