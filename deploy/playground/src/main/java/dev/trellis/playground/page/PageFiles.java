package dev.trellis.playground.page;

import dev.trellis.standins.WireResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The built page, from the class path; texts only. */
final class PageFiles {
    private static final Pattern NAME =
            Pattern.compile("/(?:assets/)?[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*\\.(html|js|css|svg)");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml");
    /** Nothing is fetched from anywhere else, whatever a message holds. */
    private static final String POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    private PageFiles() {}

    static Optional<WireResponse> find(String path) {
        var named = NAME.matcher(path.equals("/") ? "/index.html" : path);
        if (!named.matches()) {
            return Optional.empty();
        }
        try (InputStream file = PageFiles.class.getResourceAsStream("/page" + named.group())) {
            if (file == null) {
                return Optional.empty();
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Optional.of(new WireResponse(
                    200,
                    Map.of(
                            "Content-Type",
                            TYPES.getOrDefault(named.group(1), "text/plain"),
                            "Content-Security-Policy",
                            POLICY,
                            "X-Content-Type-Options",
                            "nosniff",
                            "Cache-Control",
                            "no-cache"),
                    text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
