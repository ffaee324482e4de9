package dev.trellis.standins;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request as it came over the wire.
 *
 * @param path decoded, without query
 * @param query raw, empty if none
 * @param headers names in lower case; the first value of each
 */
public record WireRequest(String method, String path, String query, Map<String, String> headers, String body) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The token of {@code Authorization: Bearer …}. */
    public Optional<String> bearerToken() {
        return header("authorization")
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).strip());
    }

    public boolean isJson() {
        return header("content-type").orElse("").startsWith("application/json");
    }

    public JsonNode json() {
        return Json.readOrMissing(body);
    }

    public Map<String, String> form() {
        return decode(body);
    }

    public Map<String, String> queryParameters() {
        return decode(query);
    }

    private static Map<String, String> decode(String encoded) {
        Map<String, String> decoded = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                decoded.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return decoded;
    }
}
