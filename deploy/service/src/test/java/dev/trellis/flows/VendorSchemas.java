package dev.trellis.flows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.junit.jupiter.api.Assumptions;

/** The vendors' own schemas, where {@code shared/schemas} stands beside the project; tests that ask for them are skipped elsewhere. */
record VendorSchemas(JsonSchema blocks, JsonSchema card) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static VendorSchemas orSkip() {
        return new VendorSchemas(
                load("slack-block-kit.schema.json", SpecVersion.VersionFlag.V202012),
                load("adaptive-card-1.5.json", SpecVersion.VersionFlag.V6));
    }

    Collection<?> findingsInBlocks(JsonNode blocks) {
        return blocks().validate(blocks);
    }

    /** Charts are newer than the schema; each carries a fallback that is not, and it takes their place here. */
    Collection<?> findingsInCard(JsonNode card) {
        return card().validate(withoutCharts(card.deepCopy()));
    }

    private static JsonNode withoutCharts(JsonNode node) {
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).path("type").asText().startsWith("Chart.")) {
                    array.set(i, array.get(i).path("fallback"));
                }
            }
        }
        node.forEach(VendorSchemas::withoutCharts);
        return node;
    }

    private static JsonSchema load(String file, SpecVersion.VersionFlag version) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path schema = folder.resolve("shared/schemas").resolve(file);
            if (Files.exists(schema)) {
                try {
                    ObjectNode root = (ObjectNode) JSON.readTree(schema.toFile());
                    // Of an older draft than the one that the schema itself names.
                    root.remove("id");
                    return JsonSchemaFactory.getInstance(version).getSchema(root);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return Assumptions.abort("SKIPPED: no shared/schemas/" + file + " beside the project");
    }
}
