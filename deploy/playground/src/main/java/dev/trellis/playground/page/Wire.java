package dev.trellis.playground.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.trellis.standins.WireResponse;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** Records as JSON; times and zones as their ISO texts. */
final class Wire {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(LocalTime.class, ToStringSerializer.instance)
                    .addSerializer(ZoneId.class, ToStringSerializer.instance));

    private Wire() {}

    static WireResponse json(Object value) {
        JsonNode tree = MAPPER.valueToTree(value);
        return WireResponse.json(200, tree).with("Cache-Control", "no-store");
    }

    static WireResponse refused(int status, String why) {
        return WireResponse.json(status, MAPPER.createObjectNode().put("error", why));
    }

    static <T> T read(String body, Class<T> type) {
        try {
            return MAPPER.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a request of the page: " + e.getOriginalMessage(), e);
        }
    }
}
