package dev.trellis.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** The manifests of the two chat apps, filled in for one deployment. They are kept, with placeholders, in {@code deploy/manifests}. */
final class Manifests {
    static final String HOST_PLACEHOLDER = "trellis.example.com";
    static final String ID_PLACEHOLDER = "00000000-0000-0000-0000-000000000000";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TEAMS_FILES = List.of("manifest.json", "de.json", "color.png", "outline.png");

    private Manifests() {}

    /**
     * The Slack app's manifest, to be pasted into Slack.
     *
     * @param publicUrl where Slack and browsers reach Trellis; absent: nowhere, which takes Socket Mode and one workspace
     * @param manyWorkspaces it is installed through Trellis' own page, so it has tokens that expire and can be installed organization-wide
     * @param socketMode Trellis calls Slack, so there is no request URL in it
     */
    static String slack(@Nullable URI publicUrl, boolean manyWorkspaces, boolean socketMode) {
        String text = new String(read("slack/manifest.json"), StandardCharsets.UTF_8);
        try {
            ObjectNode manifest = (ObjectNode) JSON.readTree(
                    publicUrl == null ? text : text.replace("https://" + HOST_PLACEHOLDER, base(publicUrl)));
            ObjectNode settings = (ObjectNode) manifest.path("settings");
            if (manyWorkspaces && publicUrl != null) {
                ((ObjectNode) manifest.path("oauth_config"))
                        .putArray("redirect_urls")
                        .add(base(publicUrl) + "/slack/oauth_redirect");
                settings.put("org_deploy_enabled", true).put("token_rotation_enabled", true);
            }
            if (socketMode) {
                settings.put("socket_mode_enabled", true);
                Stream.of("event_subscriptions", "interactivity")
                        .forEach(each -> ((ObjectNode) settings.path(each)).remove("request_url"));
                manifest.at("/features/slash_commands").forEach(command -> ((ObjectNode) command).remove("url"));
            }
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the manifest in the jar is not JSON", e);
        }
    }

    /** Writes the zip that Teams takes. The app has the same id as its bot. */
    static void writeTeams(Path zip, String appId, URI publicUrl) {
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(file)) {
            for (String name : TEAMS_FILES) {
                entries.putNextEntry(new ZipEntry(name));
                entries.write(name.equals("manifest.json") ? teams(appId, publicUrl) : read("teams/" + name));
                entries.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] teams(String appId, URI publicUrl) {
        return new String(read("teams/manifest.json"), StandardCharsets.UTF_8)
                .replace("https://" + HOST_PLACEHOLDER, base(publicUrl))
                .replace(HOST_PLACEHOLDER, publicUrl.getHost())
                .replace(ID_PLACEHOLDER, appId)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String base(URI publicUrl) {
        String url = publicUrl.toString();
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static byte[] read(String name) {
        try (InputStream resource = Manifests.class.getResourceAsStream("/manifests/" + name)) {
            if (resource == null) {
                throw new IllegalStateException("the jar lacks manifests/" + name);
            }
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
