package dev.trellis.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.trellis.slack.render.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Checks payloads against the vendor's Block Kit schema, where the folder {@code shared/schemas} stands beside the project. */
public final class SchemaCheck {
    private static final Optional<SchemaCheck> FOUND = find();

    private final JsonSchema blocks;
    private final JsonSchema modal;
    private final JsonSchema home;

    private SchemaCheck(JsonNode schema) {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        blocks = factory.getSchema(schema);
        modal = factory.getSchema(root(schema, "modal_view"));
        home = factory.getSchema(root(schema, "home_view"));
    }

    /** Empty, and said on the console, where the schemas are not there. */
    public static Optional<SchemaCheck> available() {
        if (FOUND.isEmpty()) {
            System.err.println(
                    "SKIPPED: no shared/schemas/slack-block-kit.schema.json beside the project: payloads unchecked");
        }
        return FOUND;
    }

    public void blocks(JsonNode payload) {
        assertValid(blocks, payload);
        assertThat(payload.size()).as("blocks in a message").isLessThanOrEqualTo(50);
    }

    public void modal(JsonNode view) {
        assertValid(modal, view);
    }

    public void home(JsonNode view) {
        assertValid(home, view);
    }

    private static void assertValid(JsonSchema schema, JsonNode payload) {
        Set<ValidationMessage> complaints = schema.validate(payload);
        assertThat(complaints).as("%s", payload.toPrettyString()).isEmpty();
    }

    private static JsonNode root(JsonNode schema, String definition) {
        ObjectNode root = Json.object().put("$schema", schema.path("$schema").asText());
        root.put("$ref", "#/$defs/" + definition);
        root.set("$defs", schema.path("$defs"));
        return root;
    }

    private static Optional<SchemaCheck> find() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path schema = folder.resolve("shared/schemas/slack-block-kit.schema.json");
            if (Files.isRegularFile(schema)) {
                try {
                    return Optional.of(new SchemaCheck(Json.MAPPER.readTree(Files.readString(schema))));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return Optional.empty();
    }
}
