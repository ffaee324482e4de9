package dev.trellis.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Submission;
import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import dev.trellis.conversation.form.FormCheck;
import dev.trellis.testkit.Samples;
import dev.trellis.testkit.fuzz.FuzzTarget;
import dev.trellis.text.Language;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Any form with anything entered: a line each, the kind of the field in front ({@code l} line, {@code c} choice, {@code s} several,
 * {@code d} date, {@code t} time, capital when required), then what was entered. What the check lets through can be read by the flow
 * without a second look.
 */
final class FormTarget implements FuzzTarget {
    private static final int MAXIMUM = 20;
    private static final List<Voice> VOICES = List.of(
            new Voice(Language.ENGLISH, ZoneId.of("America/New_York")),
            new Voice(Language.GERMAN, ZoneId.of("Europe/Berlin")));

    @Override
    public void take(byte[] input) {
        List<Field> fields = new ArrayList<>();
        Map<String, String> values = new HashMap<>();
        values.put("nobody-asked", "for this");
        for (String line : new String(input, StandardCharsets.UTF_8).split("\n", 31)) {
            String id = "f" + fields.size();
            Field field = line.isEmpty() ? null : field(id, line.charAt(0));
            if (field != null) {
                fields.add(field);
                values.put(id, line.substring(1));
            }
        }
        Form form = new Form("any", Map.of(), Text.words("T"), null, fields, Text.words("S"));

        Map<String, String> tidy = FormCheck.tidy(form, values);
        Map<String, Text> errors = FormCheck.errors(form, tidy);

        assertThat(tidy).doesNotContainKey("nobody-asked");
        assertThat(tidy.values())
                .allSatisfy(value -> assertThat(value).isNotBlank().isEqualTo(value.strip()));
        assertThat(FormCheck.tidy(form, tidy)).as("tidied twice").isEqualTo(tidy);
        assertThat(fields.stream().map(Field::id)).containsAll(errors.keySet());
        errors.values()
                .forEach(error ->
                        VOICES.forEach(voice -> assertThat(voice.plain(error)).isNotBlank()));
        Submission submission = new Submission(form, new Claim(Map.of()), tidy);
        fields.stream().filter(field -> !errors.containsKey(field.id())).forEach(field -> check(field, submission));
    }

    private static void check(Field field, Submission submission) {
        if (submission.maybe(field.id()).isEmpty()) {
            assertThat(field.required())
                    .as("required, not entered, let through")
                    .isFalse();
            return;
        }
        switch (field) {
            case Field.Line line -> assertThat(submission.value(line.id())).hasSizeLessThanOrEqualTo(MAXIMUM);
            case Field.Choice choice ->
                assertThat(choice.options().stream().map(Field.Option::value)).contains(submission.value(choice.id()));
            case Field.Several several -> {
                List<String> chosen = submission.several(several.id());
                assertThat(several.options().stream().map(Field.Option::value)).containsAll(chosen);
                assertThat(chosen).as("chosen").isNotEmpty().doesNotHaveDuplicates();
            }
            case Field.Date date -> {
                // A day as calendars know them: the years of the notation 2026-11-23, which columns hold and voices
                // say.
                assertThat(submission.date(date.id()).getYear()).isBetween(1, 9999);
                Instant there = submission
                        .date(date.id())
                        .atStartOfDay(ZoneId.of("Europe/Berlin"))
                        .toInstant();
                VOICES.forEach(voice -> assertThat(voice.plain(new Text.Moment(there, Text.Moment.Form.DAY_AND_TIME)))
                        .isNotBlank());
            }
            case Field.Time time -> {
                assertThat(submission.time(time.id()).getSecond()).isZero();
                assertThat(submission.time(time.id()).getNano()).isZero();
            }
        }
    }

    private static Field field(String id, char kind) {
        boolean required = Character.isUpperCase(kind);
        Text label = Text.words("L");
        return switch (Character.toLowerCase(kind)) {
            case 'l' -> new Field.Line(id, label, null, required, false, MAXIMUM, null);
            case 'c' ->
                new Field.Choice(id, label, null, required, Samples.options("a", "b", ""), Field.Look.MENU, null);
            case 's' -> new Field.Several(id, label, null, required, Samples.options("mo", "tu", "we"), List.of());
            case 'd' -> new Field.Date(id, label, null, required, null);
            case 't' -> new Field.Time(id, label, null, required, null);
            default -> null;
        };
    }

    @Override
    public Map<String, byte[]> seeds() {
        Map<String, String> seeds = new LinkedHashMap<>();
        seeds.put("all", "Lwords\nCa\nSmo,tu\nD2026-11-23\nT14:30");
        seeds.put("none", "l\nc\ns\nd\nt");
        seeds.put("wrong", "l" + "x".repeat(MAXIMUM + 1) + "\nCz\nSxx,mo\nD23.11.2026\nT2pm");
        seeds.put("edges", "D0001-01-01\nD9999-12-31\nT00:00\nT23:59\nL \u00A0x\u2003");
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        seeds.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return bytes;
    }

    @Override
    public List<String> words() {
        return List.of(
                ",",
                ",,",
                "mo,",
                "+99999-01-01",
                "-0001-01-01",
                "+999999999-12-31",
                "24:00",
                "14:30:59.5",
                "\nS",
                "\nD");
    }
}
