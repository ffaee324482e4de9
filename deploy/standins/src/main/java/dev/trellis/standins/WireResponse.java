package dev.trellis.standins;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the stand-in answers, or {@link #hangUp()}: nothing at all. */
public record WireResponse(int status, Map<String, String> headers, String body) {
    private static final int HANG_UP = -1;

    public static WireResponse json(int status, JsonNode body) {
        return new WireResponse(status, Map.of("Content-Type", "application/json; charset=utf-8"), Json.write(body));
    }

    public static WireResponse text(int status, String body) {
        return new WireResponse(status, Map.of("Content-Type", "text/plain; charset=utf-8"), body);
    }

    public static WireResponse empty(int status) {
        return new WireResponse(status, Map.of(), "");
    }

    /** The connection is closed without an answer. */
    public static WireResponse hangUp() {
        return empty(HANG_UP);
    }

    public WireResponse with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new WireResponse(status, all, body);
    }

    boolean isHangUp() {
        return status == HANG_UP;
    }
}
