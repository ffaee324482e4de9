package dev.trellis.standins;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The vendors' schemas in {@code shared/schemas} beside the repository; tests that need them are skipped without. */
public final class VendorSchemas {
    private VendorSchemas() {}

    public static JsonSchema load(String file, SpecVersion.VersionFlag version) throws IOException {
        Path above = Path.of("").toAbsolutePath();
        while (above != null && !Files.exists(above.resolve("shared/schemas").resolve(file))) {
            above = above.getParent();
        }
        assumeTrue(above != null, "no shared/schemas/" + file + " beside the repository: comparison skipped");
        if (above == null) {
            throw new IllegalStateException("unreachable: the assumption failed");
        }
        ObjectNode schema = (ObjectNode) Json.readOrMissing(
                Files.readString(above.resolve("shared/schemas").resolve(file)));
        // Draft 4's word in a draft 6 schema: the validator stumbles over it.
        schema.remove("id");
        return JsonSchemaFactory.getInstance(version).getSchema(schema);
    }
}
