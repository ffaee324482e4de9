package dev.trellis.teams.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.teams.identity.Members;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Members, from the Connector ("Get single member details" in Teams' documentation). Guests of a tenant have the role {@code guest} and a
 * principal name with {@code #EXT#} in it; members of a shared channel have a tenant of their own.
 */
@Singleton
final class ConversationMembers implements Members {
    private final Connector connector;

    ConversationMembers(Connector connector) {
        this.connector = connector;
    }

    @Override
    public Answer ask(String serviceUrl, String conversation, String member) {
        return switch (connector.member(serviceUrl, conversation, member)) {
            case ConnectorResult.Done(JsonNode body) -> told(body);
            case ConnectorResult.Refused refused ->
                switch (refused.status()) {
                    case 400, 403, 404, 410 -> new Answer.Nobody();
                    default -> new Answer.NotNow();
                };
            case ConnectorResult.NotSent ignored -> new Answer.NotNow();
            case ConnectorResult.Unanswered ignored -> new Answer.NotNow();
            case ConnectorResult.NoCredentials ignored -> new Answer.NotNow();
            case ConnectorResult.NotTrusted() -> new Answer.Nobody();
        };
    }

    private static Answer told(JsonNode body) {
        // Documented under both names.
        String id = body.path("aadObjectId").asText(body.path("objectId").asText());
        if (id.isBlank()) {
            return new Answer.Nobody();
        }
        return new Answer.Told(id, text(body, "name"), text(body, "tenantId"), isGuest(body));
    }

    /** Whether a member is a guest of the tenant, or somebody of another one. */
    static boolean isOutsider(JsonNode member, String tenant) {
        String own = text(member, "tenantId");
        return isGuest(member) || own != null && !own.equalsIgnoreCase(tenant);
    }

    /** Whether a member is a guest of the tenant, or anonymous. */
    private static boolean isGuest(JsonNode member) {
        String role = member.path("userRole").asText().toLowerCase(Locale.ROOT);
        return role.equals("guest")
                || role.equals("anonymous")
                || member.path("userPrincipalName")
                        .asText()
                        .toLowerCase(Locale.ROOT)
                        .contains("#ext#");
    }

    private static @Nullable String text(JsonNode body, String field) {
        String text = body.path(field).asText();
        return text.isBlank() ? null : text;
    }
}
