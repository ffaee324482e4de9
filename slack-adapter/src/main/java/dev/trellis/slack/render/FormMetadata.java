package dev.trellis.slack.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.conversation.form.Form;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a view carries in its {@code private_metadata}: which form it is and what it is about. Comes back as a claim. */
public record FormMetadata(String form, Map<String, String> subject) {
    static FormMetadata of(Form form) {
        return new FormMetadata(form.name(), form.subject());
    }

    /**
     * @throws IllegalArgumentException when the subject is longer than Slack carries: a flow's mistake, forms are about few and short ids
     */
    String write() {
        ObjectNode node = Json.object().put("form", form);
        node.set("subject", Json.strings(subject));
        String written = Json.write(node);
        if (written.length() > Limits.METADATA) {
            throw new IllegalArgumentException("the subject of form " + form + " is too long for Slack");
        }
        return written;
    }

    /** Empty for a view that is not one of ours. */
    public static Optional<FormMetadata> read(@Nullable String privateMetadata) {
        if (privateMetadata == null) {
            return Optional.empty();
        }
        try {
            JsonNode node = Json.MAPPER.readTree(privateMetadata);
            return node.path("form").isTextual()
                    ? Optional.of(new FormMetadata(node.path("form").asText(), Json.strings(node.path("subject"))))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
