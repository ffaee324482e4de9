package dev.trellis.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The manifests of the two chat apps, filled in for one deployment. They are kept, with placeholders, in {@code deploy/manifests}. */
final class Manifests {
    static final String HOST_PLACEHOLDER = "trellis.example.com";
    static final String ID_PLACEHOLDER = "00000000-0000-0000-0000-000000000000";
    private static final List<String> TEAMS_FILES = List.of("manifest.json", "de.json", "color.png", "outline.png");

    private Manifests() {}

    /** The Slack app's manifest, to be pasted into Slack. */
    static String slack(URI publicUrl) {
        return new String(read("slack/manifest.json"), StandardCharsets.UTF_8)
                .replace("https://" + HOST_PLACEHOLDER, base(publicUrl));
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
