package dev.trellis.teams.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import dev.trellis.teams.CardSchema;
import dev.trellis.testkit.Samples;
import dev.trellis.text.Language;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of card and form, in both languages, as it goes out; and all of them against the vendor's schema. After a wanted change,
 * write the files anew with {@code -Dgolden.write=true} and read the difference.
 */
class GoldenFilesTest {
    private static final Path FILES = Path.of("src/test/resources/golden");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    static Stream<Arguments> rendered() {
        return Stream.of(Language.values()).flatMap(GoldenFilesTest::rendered);
    }

    private static Stream<Arguments> rendered(Language language) {
        Voice voice = new Voice(language, ZoneId.of("Europe/Berlin"));
        Stream<Arguments> cards = Cards.all().entrySet().stream()
                .map(card -> Arguments.of(
                        card.getKey() + "_" + language.tag(),
                        Wire.tree(MessageRenderer.message(card.getValue(), voice, "m7"))));
        Form form = Samples.everyField();
        Map<String, Text> errors = Map.of("name", Text.words("Too *short*."), "elsewhere", Text.words("And this."));
        return Stream.concat(
                cards,
                Stream.of(
                        Arguments.of("form-opened_" + language.tag(), Wire.tree(FormRenderer.opened(form, voice))),
                        Arguments.of(
                                "form-again_" + language.tag(),
                                Wire.tree(FormRenderer.again(form, voice, Map.of("name", "A"), errors))),
                        Arguments.of(
                                "form-with-hostile-options_" + language.tag(),
                                Wire.tree(FormRenderer.opened(hostileOptions(), voice)))));
    }

    private static Form hostileOptions() {
        List<Field.Option> options = List.of(
                new Field.Option("a", Text.words("Jean-Luc *O'Neil* [x](https://x.example)")),
                new Field.Option("b", Text.words("1. first")));
        return new Form(
                "sample.people",
                Map.of(),
                Text.words("A title of more than 24 characters"),
                null,
                List.of(
                        new Field.Choice("one", Text.words("One"), null, true, options, Field.Look.OPEN, "a"),
                        new Field.Several("some", Text.words("Some"), null, false, options, List.of("a", "b"))),
                Text.words("Send"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rendered")
    void isAsItWas(String name, JsonNode rendered) throws IOException {
        Path file = FILES.resolve(name + ".json");
        String now = JSON.writeValueAsString(rendered) + "\n";
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FILES);
            Files.writeString(file, now);
        }
        assertThat(file).as("golden file; write it with -Dgolden.write=true").hasContent(now);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rendered")
    void isValid(String name, JsonNode rendered) {
        assumeTrue(CardSchema.isThere(), "shared/schemas/adaptive-card-1.5.json is not beside the project");
        JsonNode card = rendered.path("attachments").path(0).path("content");
        JsonNode content = card.isMissingNode() ? rendered.path("card").path("content") : card;
        assertThat(content.path("type").asText()).isEqualTo("AdaptiveCard");
        assertThat(CardSchema.errors(content)).isEmpty();
    }
}
