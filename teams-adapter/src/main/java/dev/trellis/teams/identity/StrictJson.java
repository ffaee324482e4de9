package dev.trellis.teams.identity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads JSON that came from outside, in one way only: UTF-8, one object and nothing after it, no key twice (two parsers would pick different
 * ones), and within limits. Sources: RFC 8259, sections 4 and 8.1; the limits are ours, each several times what Teams sends.
 */
public final class StrictJson {
    /** Objects and arrays within each other; a submitted card has about eight. */
    public static final int DEEPEST = 64;
    /** Characters of one number: an epoch in milliseconds has 13. */
    public static final int LONGEST_NUMBER = 64;
    /** Characters of one key. */
    public static final int LONGEST_NAME = 512;
    /** Characters of one text and of the whole; the body's limit in bytes is as large. */
    public static final int LONGEST_TEXT = 1 << 20;
    /** Keys, values and brackets of the whole. */
    public static final int MOST_TOKENS = 100_000;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxNameLength(LONGEST_NAME)
                            .maxStringLength(LONGEST_TEXT)
                            .maxDocumentLength(LONGEST_TEXT)
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /**
     * The object.
     *
     * @throws Refused when it is anything else; its message repeats nothing of what was read
     */
    public static ObjectNode object(byte[] utf8) throws Refused {
        try {
            // Decoded first: Jackson would guess UTF-16 and UTF-32 from the bytes.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            JsonNode read = JSON.readTree(text);
            if (read instanceof ObjectNode object) {
                return object;
            }
            throw new Refused("not a JSON object");
        } catch (CharacterCodingException notUtf8) {
            throw new Refused("not UTF-8");
        } catch (JsonProcessingException notAccepted) {
            throw new Refused("not JSON, a key twice, or beyond the limits");
        }
    }

    /** What was read is not acceptable. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why);
        }
    }
}
