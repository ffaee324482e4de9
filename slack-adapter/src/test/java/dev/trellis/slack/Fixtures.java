package dev.trellis.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.slack.render.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

/** Payloads as Slack sends them, in {@code src/test/resources/fixtures}. */
final class Fixtures {
    private Fixtures() {}

    /** As recorded, but an event of its own: the service remembers which events it has answered. */
    static String event(String name) {
        return read(name).replace("Ev0001", "Ev" + UUID.randomUUID());
    }

    static SlackClient.Response interaction(SlackClient client, String name) {
        return client.post(interaction(name, client.servers));
    }

    /** As Slack posts it. */
    static String interaction(String name, SlackServers servers) {
        String json = read(name).replace("RESPONSE_URL", servers.url() + "/response/1");
        try {
            return SlackClient.interaction((ObjectNode) Json.MAPPER.readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String name) {
        try (InputStream in = Fixtures.class.getResourceAsStream("/fixtures/" + name + ".json")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
