package dev.trellis.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Microsoft's schema of Adaptive Cards 1.5, from {@code shared/schemas} beside the project. Teams' own charts are not in it: they are
 * replaced by their fallback, which every other host shows.
 */
public final class CardSchema {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Optional<JsonSchema> SCHEMA = load();

    private CardSchema() {}

    public static boolean isThere() {
        return SCHEMA.isPresent();
    }

    /** What is wrong; empty when all is well. */
    public static Set<String> errors(JsonNode card) {
        return SCHEMA.orElseThrow().validate(withoutCharts(card.deepCopy())).stream()
                .map(ValidationMessage::getMessage)
                .collect(Collectors.toSet());
    }

    static JsonNode withoutCharts(JsonNode node) {
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                JsonNode element = array.get(i);
                if (element.path("type").asText().startsWith("Chart.")) {
                    array.set(i, element.get("fallback"));
                }
                withoutCharts(array.get(i));
            }
        } else if (node instanceof ObjectNode object) {
            object.forEach(CardSchema::withoutCharts);
        }
        return node;
    }

    private static Optional<JsonSchema> load() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolve("shared/schemas/adaptive-card-1.5.json");
            if (Files.isRegularFile(file)) {
                try {
                    ObjectNode schema = (ObjectNode) JSON.readTree(file.toFile());
                    schema.remove("id"); // of an older draft than the one the schema names
                    return Optional.of(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V6)
                            .getSchema(schema));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return Optional.empty();
    }
}
