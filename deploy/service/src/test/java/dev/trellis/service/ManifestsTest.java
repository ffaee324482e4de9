package dev.trellis.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.trellis.secrecy.EncryptionKey;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String APP = "1b4e28ba-2fa1-11d2-883f-0016d3cca427";
    private static final URI PUBLIC = URI.create("https://mentoring.acme.example/");

    @TempDir
    private Path folder;

    @Test
    void slacksFitsItsSchema() throws IOException {
        for (boolean many : new boolean[] {false, true}) {
            for (boolean socket : new boolean[] {false, true}) {
                assertThat(violations("slack-app-manifest.json", JSON.readTree(Manifests.slack(PUBLIC, many, socket))))
                        .isEmpty();
            }
        }
    }

    @Test
    void slacksForManyWorkspacesHasExpiringTokensAndAWayBack() throws IOException {
        JsonNode manifest = JSON.readTree(Manifests.slack(PUBLIC, true, false));

        assertThat(manifest.at("/oauth_config/redirect_urls/0").asText())
                .isEqualTo("https://mentoring.acme.example/slack/oauth_redirect");
        assertThat(manifest.at("/settings/token_rotation_enabled").asBoolean()).isTrue();
        assertThat(manifest.at("/settings/org_deploy_enabled").asBoolean()).isTrue();
        assertThat(JSON.readTree(Manifests.slack(PUBLIC, false, false))
                        .at("/settings/token_rotation_enabled")
                        .asBoolean())
                .as("a token in the configuration must not expire")
                .isFalse();
    }

    @Test
    void slacksForSocketModeNeedsNoAddress() throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int exit = new Commands(
                        Settings.ofEnvironment(Map.of("TRELLIS_SLACK_APP_TOKEN", "xapp-1")),
                        new PrintStream(said, true),
                        System.err)
                .run(List.of(Commands.SLACK_MANIFEST));

        assertThat(exit).isZero();
        JsonNode manifest = JSON.readTree(said.toString(StandardCharsets.UTF_8));
        assertThat(manifest.at("/settings/socket_mode_enabled").asBoolean()).isTrue();
        assertThat(manifest.toString()).doesNotContain("http");
        assertThat(manifest.at("/settings/event_subscriptions/bot_events").isArray())
                .isTrue();
    }

    @Test
    void thePageAsksForTheScopesOfTheManifest() throws Exception {
        JsonNode scopes = JSON.readTree(Manifests.slack(PUBLIC, true, false)).at("/oauth_config/scopes/bot");
        Class<?> page = Class.forName("dev.trellis.slack.install.SlackOAuth");
        var asked = page.getDeclaredField("SCOPES");
        asked.setAccessible(true);

        assertThat(JSON.convertValue(scopes, List.class)).isEqualTo(asked.get(null));
    }

    @Test
    void teamsFitsItsSchema() throws IOException {
        assertThat(violations(
                        "teams-manifest-1.30.json", JSON.readTree(teamsApp().get("manifest.json"))))
                .isEmpty();
    }

    @Test
    void slacksPointsHere() throws IOException {
        JsonNode manifest = JSON.readTree(Manifests.slack(PUBLIC, false, false));

        assertThat(manifest.toString()).doesNotContain(Manifests.HOST_PLACEHOLDER);
        assertThat(manifest.findValuesAsText("request_url"))
                .hasSize(2)
                .containsOnly("https://mentoring.acme.example/slack/events");
        assertThat(manifest.at("/features/slash_commands/0/url").asText())
                .isEqualTo("https://mentoring.acme.example/slack/events");
        assertThat(manifest.at("/features/slash_commands/0/should_escape").asBoolean())
                .isTrue();
    }

    @Test
    void teamsPointsHere() throws IOException {
        JsonNode manifest = JSON.readTree(teamsApp().get("manifest.json"));

        assertThat(manifest.toString()).doesNotContain(Manifests.HOST_PLACEHOLDER, Manifests.ID_PLACEHOLDER);
        assertThat(manifest.at("/bots/0/botId").asText()).isEqualTo(APP);
        assertThat(manifest.at("/validDomains/0").asText()).isEqualTo("mentoring.acme.example");
    }

    @Test
    void everyTextOfTheTeamsAppIsThereInGerman() throws IOException {
        Map<String, byte[]> app = teamsApp();
        JsonNode manifest = JSON.readTree(app.get("manifest.json"));
        JsonNode german = JSON.readTree(app.get("de.json"));

        german.fieldNames().forEachRemaining(path -> {
            if (!path.equals("$schema")) {
                String pointer = "/" + path.replaceAll("\\[(\\d+)]", ".$1").replace('.', '/');
                assertThat(manifest.at(pointer).isTextual()).as(path).isTrue();
            }
        });
        assertThat(german.size() - 1)
                .isEqualTo(4 + 2 * manifest.findValues("title").size());
        assertThat(german.get("description.short").asText().length()).isLessThanOrEqualTo(80);
    }

    @Test
    void theIconsHaveTheirSizes() throws IOException {
        assertThat(size("color.png")).isEqualTo("192x192");
        assertThat(size("outline.png")).isEqualTo("32x32");
    }

    @Test
    void theCommandsSayWhatTheyNeed() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Commands commands = new Commands(
                Settings.ofEnvironment(Map.of()), new PrintStream(said, true), new PrintStream(said, true));

        int exit = commands.run(
                List.of(Commands.TEAMS_APP, folder.resolve("app.zip").toString()));

        assertThat(exit).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("TRELLIS_PUBLIC_URL is not set.", "TRELLIS_TEAMS_APP_ID is not set.");
    }

    @Test
    void aNewKeyIsOneThatTheServiceTakes() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        new Commands(Settings.ofEnvironment(Map.of()), new PrintStream(said, true), System.err)
                .run(List.of(Commands.NEW_ENCRYPTION_KEY));

        String key = said.toString(StandardCharsets.UTF_8).strip();
        assertThat(key).doesNotContain("\n");
        assertThat(EncryptionKey.parse(key).keys()).isEqualTo(1);
    }

    private String size(String icon) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(teamsApp().get(icon)));
        return image.getWidth() + "x" + image.getHeight();
    }

    private Map<String, byte[]> teamsApp() throws IOException {
        Path zip = folder.resolve("trellis-teams.zip");
        Manifests.writeTeams(zip, APP, PUBLIC);
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(file)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                files.put(entry.getName(), entries.readAllBytes());
            }
        }
        return files;
    }

    private static List<String> violations(String schema, JsonNode manifest) throws IOException {
        Path file = schemas().resolve(schema);
        assumeTrue(Files.isRegularFile(file), "NOT CHECKED against the vendor's schema: " + file + " is not there");
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                // ECMAScript's backspace within a class of characters, which Java takes for a word boundary and
                // refuses.
                .getSchema(Files.readString(file).replace("\\\\f\\\\b\\\\v", "\\\\f\\\\x08\\\\v"))
                .validate(manifest)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static Path schemas() {
        Path root = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        while (root != null && !Files.isDirectory(root.resolve("bot-core"))) {
            root = root.getParent();
        }
        return root == null ? Path.of("shared") : root.resolveSibling("shared").resolve("schemas");
    }
}
