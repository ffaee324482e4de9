package dev.trellis.teams.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.Attachment;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.teams.CardReader;
import dev.trellis.testkit.RecordingConversation;
import dev.trellis.text.Span;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No card is too large: texts get shorter, then elements make room, and it shows. */
class MessageSizeTest {
    private static CardReader fitted(Card card) {
        Activity activity = MessageRenderer.message(card, RecordingConversation.VOICE, "m1234567");
        assertThat(Wire.bytes(activity)).hasSizeLessThanOrEqualTo(MessageRenderer.LARGEST);
        Attachment attachment = activity.getAttachments().getFirst();
        return new CardReader((JsonNode) attachment.getContent());
    }

    @Test
    void whatFitsIsWhole() {
        String words = "word ".repeat(1000).strip();
        assertThat(fitted(Card.of(Text.words("Summary"), new Element.Paragraph(Text.words(words))))
                        .text())
                .isEqualTo(words);
    }

    @Test
    void aLongTextEndsVisibly() {
        String text = fitted(Card.of(Text.words("\uD83D\uDE00".repeat(20_000)))).text();
        assertThat(text).endsWith("\uD83D\uDE00…").hasSizeGreaterThan(2_000);
    }

    @Test
    void shortTextsStayWholeBesideALongOne() {
        CardReader read = fitted(Card.of(
                Text.words("Summary"),
                new Element.Heading(Text.words("A heading")),
                new Element.Quote(Text.words("x".repeat(60_000)))));
        assertThat(read.text()).contains("A heading").contains("…");
    }

    @Test
    void tooManyElementsAreCountedAndButtonsStay() {
        List<Element> elements = new ArrayList<>(IntStream.range(0, 600)
                .<Element>mapToObj(i -> new Element.Paragraph(Text.words("Line " + i + " " + "x".repeat(90))))
                .toList());
        elements.add(Element.Buttons.of(Button.doing(Text.words("Still here"), Button.Action.of("a.b"))));
        CardReader read = fitted(new Card(Text.words("Many"), elements));
        assertThat(read.buttons()).containsExactly("Still here");
        assertThat(read.text()).contains("Line 0 ").containsPattern("… and \\d+ more parts that do not fit");
    }

    @Test
    void evenTooManyButtonsMakeAMessage() {
        List<Element> rows = IntStream.range(0, 400)
                .<Element>mapToObj(i -> Element.Buttons.of(
                        Button.doing(Text.words("Button " + i), Button.Action.of("a.b", "id", "x".repeat(200)))))
                .toList();
        CardReader read = fitted(new Card(Text.words("Many"), rows));
        assertThat(read.buttons()).isNotEmpty();
        assertThat(read.text()).contains("more parts that do not fit");
    }

    @Test
    void aCutNeverHalvesACharacterAndKeepsTheLook() {
        List<Span> cut = Shortened.to(
                4, List.of(new Span("ab", true, false), new Span("\uD83D\uDE00\uD83D\uDE00", false, true)));
        assertThat(cut).containsExactly(new Span("ab", true, false), new Span("…", false, true));
        assertThat(Shortened.to(3, "abc")).isEqualTo("abc");
        assertThat(Shortened.to(3, "abcd")).isEqualTo("ab…");
    }

    @Test
    void whenAChartMustBeSmallItsWordsHoldEveryValue() {
        String fallback = CardRenderer.render(
                        Card.of(Text.words("Many"), Cards.chart(Element.Chart.Kind.BAR, 20, 6)),
                        RecordingConversation.VOICE,
                        Fit.whole(),
                        null)
                .path("body")
                .path(0)
                .path("fallback")
                .toString();
        assertThat(fallback).contains("Week 20: Series 0 28.5%, Series 1 29.5", "Series 5 33.5", "It goes up.");
    }
}
