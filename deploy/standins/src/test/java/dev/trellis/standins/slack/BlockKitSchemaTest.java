package dev.trellis.standins.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.SpecVersion;
import dev.trellis.standins.VendorSchemas;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules and the published schema agree on the samples, but for what a schema cannot say. */
class BlockKitSchemaTest {
    /** Rules of Slack's servers beyond the schema. */
    private static final Set<String> BEYOND_THE_SCHEMA =
            Set.of("same action id twice", "same option twice", "initial not offered", "series not covering");

    @Test
    void agreesWithTheSchema() throws Exception {
        JsonSchema schema = VendorSchemas.load("slack-block-kit.schema.json", SpecVersion.VersionFlag.V202012);
        BlockKitRulesTest.taken().forEach(sample -> {
            JsonNode blocks = BlockKitRulesTest.blocks((String) sample.get()[1]);
            assertThat(schema.validate(blocks)).as("%s", sample.get()[0]).isEmpty();
        });
        BlockKitRulesTest.refused()
                .filter(sample -> !BEYOND_THE_SCHEMA.contains(String.valueOf(sample.get()[0])))
                .forEach(sample -> {
                    JsonNode blocks = BlockKitRulesTest.blocks((String) sample.get()[1]);
                    assertThat(schema.validate(blocks))
                            .as("%s", sample.get()[0])
                            .isNotEmpty();
                });
    }
}
