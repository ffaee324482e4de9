package dev.trellis.teams;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Activities with the shapes of Microsoft's documentation ({@code src/test/resources/activities}); ids are invented. */
final class Fixtures {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Fixtures() {}

    static ObjectNode activity(String name) {
        try (InputStream in = Fixtures.class.getResourceAsStream("/activities/" + name + ".json")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("SERVICE_URL", TeamsServer.current().teams.serviceUrl())
                    .replace("TENANT", FakeTeams.TENANT)
                    .replace("APP", BotFrameworkTokens.APP);
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
