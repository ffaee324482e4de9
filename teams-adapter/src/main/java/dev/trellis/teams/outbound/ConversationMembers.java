package dev.trellis.teams.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.teams.identity.Members;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Members, from the Connector. */
@Singleton
final class ConversationMembers implements Members {
    private final Connector connector;

    ConversationMembers(Connector connector) {
        this.connector = connector;
    }

    @Override
    public @Nullable String objectId(String serviceUrl, String conversation, String member) {
        if (!(connector.member(serviceUrl, conversation, member) instanceof ConnectorResult.Done(JsonNode body))) {
            return null;
        }
        // Documented under both names.
        String id = body.path("aadObjectId").asText(body.path("objectId").asText());
        return id.isBlank() ? null : id;
    }
}
