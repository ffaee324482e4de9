package dev.trellis.privacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.trellis.person.Person;
import dev.trellis.person.PersonalData;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.apache.commons.text.StringEscapeUtils;

/**
 * A copy of what is kept about one person, in the order of its concepts: once for programs (JSON, times in UTC) and once to be read, in
 * their own language and time zone, as a page without anything active in it.
 */
public record DataCopy(String json, String page) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    static DataCopy of(Person person, List<PersonalData> concepts, Voice voice, Instant at) {
        SequencedMap<String, List<PersonalData.Item>> sections = new LinkedHashMap<>();
        concepts.forEach(concept -> sections.put(concept.section(), concept.of(person)));
        return new DataCopy(json(sections, voice, at), page(sections, voice, at));
    }

    private static String json(Map<String, List<PersonalData.Item>> sections, Voice voice, Instant at) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("as-of", at.toString());
        sections.forEach((section, items) -> {
            List<Map<String, Object>> plain = new ArrayList<>();
            for (PersonalData.Item item : items) {
                Map<String, Object> fields = new LinkedHashMap<>();
                item.fields().forEach((field, value) -> fields.put(field, value(value, voice)));
                plain.add(fields);
            }
            all.put(section, plain);
        });
        try {
            return JSON.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            // Without its cause: the message may quote what was to be written.
            throw new IllegalStateException("a copy of somebody's data cannot be written");
        }
    }

    private static Object value(Object value, Voice voice) {
        return switch (value) {
            case Text text -> voice.plain(text);
            case Instant instant -> instant.toString();
            default -> value;
        };
    }

    private static String page(Map<String, List<PersonalData.Item>> sections, Voice voice, Instant at) {
        StringBuilder page = new StringBuilder(4096);
        page.append("<!doctype html><html lang=\"")
                .append(voice.language().tag())
                .append("\"><meta charset=\"utf-8\"><title>")
                .append(say(Text.of("privacy.copy.title"), voice))
                .append("</title><h1>")
                .append(say(Text.of("privacy.copy.title"), voice))
                .append("</h1><p>")
                .append(say(Text.of("privacy.copy.as-of", "at", at), voice))
                .append("</p>");
        sections.forEach((section, items) -> {
            page.append("<h2>")
                    .append(say(Text.of("privacy.section." + section), voice))
                    .append("</h2>");
            if (items.isEmpty()) {
                page.append("<p>")
                        .append(say(Text.of("privacy.copy.nothing"), voice))
                        .append("</p>");
            }
            for (PersonalData.Item item : items) {
                page.append("<dl>");
                item.fields()
                        .forEach((field, value) -> page.append("<dt>")
                                .append(say(Text.of("privacy.field." + field), voice))
                                .append("</dt><dd>")
                                .append(say(readable(value), voice))
                                .append("</dd>"));
                page.append("</dl><hr>");
            }
        });
        return page.append("</html>\n").toString();
    }

    private static Text readable(Object value) {
        return switch (value) {
            case Text text -> text;
            case Instant instant -> new Text.Moment(instant, Text.Moment.Form.DAY_AND_TIME);
            case Number number -> new Text.Amount(number.doubleValue());
            default -> Text.words(value.toString());
        };
    }

    private static String say(Text text, Voice voice) {
        return StringEscapeUtils.escapeHtml4(voice.plain(text));
    }

    /** Never what is in it. */
    @Override
    public String toString() {
        return "DataCopy[…]";
    }
}
