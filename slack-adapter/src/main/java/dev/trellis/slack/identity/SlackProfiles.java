package dev.trellis.slack.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.platform.ChatProfile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a user object of Slack's {@code users.info} (with {@code include_locale}). */
public final class SlackProfiles {
    private SlackProfiles() {}

    public static ChatProfile of(JsonNode user) {
        JsonNode profile = user.path("profile");
        // The real name first: people who are brought together may never have seen each other's handle.
        String name = Stream.of(
                        profile.path("real_name"),
                        user.path("real_name"),
                        profile.path("display_name"),
                        user.path("name"),
                        user.path("id"))
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("?");
        return new ChatProfile(
                name,
                present(user.path("locale")),
                present(user.path("tz")),
                !user.path("deleted").asBoolean(false));
    }

    /** A guest, a bot, or somebody of another company. Source: Slack's reference of the user object. */
    public static boolean isOutsider(JsonNode user) {
        return Stream.of("is_restricted", "is_ultra_restricted", "is_stranger", "is_bot")
                .anyMatch(flag -> user.path(flag).asBoolean(false));
    }

    private static @Nullable String present(JsonNode text) {
        return text.isTextual() && !text.asText().isBlank() ? text.asText() : null;
    }
}
