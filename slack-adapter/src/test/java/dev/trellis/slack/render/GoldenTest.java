package dev.trellis.slack.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.slack.SchemaCheck;
import dev.trellis.testkit.RecordingConversation;
import dev.trellis.testkit.Samples;
import dev.trellis.text.Language;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What goes to Slack, to be read in a review. After a wanted change: {@code mvn -pl slack-adapter -am test -Dgolden.write=true}. */
class GoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final Voice GERMAN = new Voice(Language.GERMAN, ZoneId.of("Europe/Vienna"));

    @TestFactory
    Stream<DynamicTest> payloadsAreAsTheyWere() {
        return Stream.of(
                message("every-element", Samples.everyElement(), RecordingConversation.VOICE),
                message("chart", Samples.withChart(), RecordingConversation.VOICE),
                test(
                        "chart-in-words",
                        body(CardRenderer.message(Samples.withChart(), RecordingConversation.VOICE, false)),
                        Kind.BLOCKS),
                message("many-buttons", Samples.withManyButtons(12), RecordingConversation.VOICE),
                message("hostile-words", hostile(), RecordingConversation.VOICE),
                message("dates-and-numbers", dates(), RecordingConversation.VOICE),
                message("dates-and-numbers-german", dates(), GERMAN),
                message("form-late-german", Card.of(Text.of("slack.form.late")), GERMAN),
                test("home", CardRenderer.home(Samples.everyElement(), RecordingConversation.VOICE), Kind.HOME),
                test("form", FormRenderer.view(Samples.everyField(), RecordingConversation.VOICE), Kind.MODAL),
                test("form-german", FormRenderer.view(Samples.everyField(), GERMAN), Kind.MODAL));
    }

    private static Card hostile() {
        Text words = Text.words(Samples.HOSTILE);
        return Card.of(
                words,
                new Element.Heading(words),
                new Element.Paragraph(words),
                new Element.Facts(List.of(new Element.Fact(words, words))),
                new Element.Bullets(List.of(words)),
                new Element.Quote(words),
                new Element.Note(words));
    }

    private static Card dates() {
        return Card.of(
                Text.words("Dates"),
                new Element.Facts(List.of(
                        new Element.Fact(
                                Text.words("When"),
                                new Text.Moment(Instant.parse("2026-03-29T01:30:00Z"), Text.Moment.Form.DAY_AND_TIME)),
                        new Element.Fact(Text.words("Day"), new Text.Day(LocalDate.of(2026, 11, 23))),
                        new Element.Fact(Text.words("Number"), new Text.Amount(1234.5)))));
    }

    private enum Kind {
        BLOCKS,
        HOME,
        MODAL
    }

    private static DynamicTest message(String name, Card card, Voice voice) {
        return test(name, body(CardRenderer.message(card, voice, true)), Kind.BLOCKS);
    }

    private static ObjectNode body(SlackMessage message) {
        ObjectNode body = Json.object().put("text", message.text());
        body.set("blocks", message.blocks());
        return body;
    }

    private static DynamicTest test(String name, JsonNode payload, Kind kind) {
        return DynamicTest.dynamicTest(name, () -> {
            SchemaCheck.available().ifPresent(schema -> {
                switch (kind) {
                    case BLOCKS -> schema.blocks(payload.path("blocks"));
                    case HOME -> schema.home(payload);
                    case MODAL -> schema.modal(payload);
                }
            });
            compare(FOLDER.resolve(name + ".json"), payload.toPrettyString().replace("\r\n", "\n") + "\n");
        });
    }

    private static void compare(Path file, String now) throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, now);
        }
        assertThat(file).exists();
        assertThat(now).isEqualTo(Files.readString(file).replace("\r\n", "\n"));
    }
}
