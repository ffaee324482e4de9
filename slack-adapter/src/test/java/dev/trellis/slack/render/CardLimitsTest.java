package dev.trellis.slack.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.slack.SchemaCheck;
import dev.trellis.testkit.RecordingConversation;
import dev.trellis.testkit.Samples;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CardLimitsTest {
    @Test
    void noWordAndNoButtonIsLostHoweverManyThereAre() {
        List<Element> many = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            many.add(new Element.Heading(words("Heading " + i + ".")));
            many.add(new Element.Paragraph(words("Paragraph " + i + ".")));
            many.add(new Element.Divider());
            many.add(new Element.Note(words("Note " + i + ".")));
            many.add(Element.Buttons.of(Button.doing(words("Button " + i + "."), Button.Action.of("sample.do"))));
        }
        JsonNode blocks = render(new Card(words("Many"), many)).blocks();
        String all = blocks.toString();
        assertThat(blocks.size()).isLessThanOrEqualTo(50);
        for (int i = 0; i < 60; i++) {
            assertThat(all)
                    .contains("Heading " + i + ".", "Paragraph " + i + ".", "Note " + i + ".", "Button " + i + ".");
        }
    }

    @Test
    void buttonsStandInRowsOfFive() {
        JsonNode blocks = render(Samples.withManyButtons(7)).blocks();
        assertThat(blocks).hasSize(2);
        assertThat(blocks.path(0).path("elements")).hasSize(5);
    }

    @Test
    void actionIdsDifferWithinAMessage() {
        JsonNode blocks = render(Samples.withManyButtons(30)).blocks();
        List<String> ids = new ArrayList<>();
        blocks.findValues("action_id").forEach(id -> ids.add(id.asText()));
        assertThat(ids).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void allTextTogetherStaysBelowWhatSlackTakes() {
        List<Element> long20 = IntStream.range(0, 20)
                .<Element>mapToObj(i -> new Element.Quote(words("Words of somebody. ".repeat(160))))
                .toList();
        JsonNode blocks = render(new Card(words("Long"), long20)).blocks();
        int length = blocks.findValues("text").stream()
                .filter(JsonNode::isTextual)
                .mapToInt(text -> text.asText().length())
                .sum();
        assertThat(length).isLessThan(Limits.MESSAGE_TEXT);
        assertThat(blocks.findValues("elements").stream()
                        .filter(e -> e.toString().contains("…"))
                        .count())
                .isGreaterThanOrEqualTo(20);
    }

    @Test
    void theFallbackTextIsEscapedAndBounded() {
        SlackMessage message = render(Card.of(words("<!channel> & " + "x".repeat(5_000))));
        assertThat(message.text())
                .startsWith("&lt;!channel&gt; &amp; ")
                .hasSizeLessThan(4_000)
                .endsWith("…");
    }

    @Test
    void anEmptyCardStillShowsItsSummary() {
        assertThat(render(new Card(words("Summary"), List.of())).blocks().toString())
                .contains("Summary");
        assertThat(render(new Card(
                                words("Summary"),
                                List.of(new Element.Heading(words("  ")), new Element.Bullets(List.of()))))
                        .blocks()
                        .toString())
                .contains("Summary");
    }

    @Test
    void aChartThatSlackWouldRefuseIsSaidInWords() {
        Element.Chart twins =
                chart(List.of("A category that is longer than twenty 1", "A category that is longer than twenty 2"));
        Element.Chart endless = new Element.Chart(
                words("Title"),
                Element.Chart.Kind.LINE,
                List.of(words("a")),
                List.of(series(Double.NaN)),
                words("Finding."));
        Element.Chart wide = chart(IntStream.range(0, 21).mapToObj(i -> "c" + i).toList());
        for (Element.Chart chart : List.of(twins, endless, wide)) {
            SlackMessage message = render(Card.of(words("S"), chart));
            assertThat(message.drawsChart()).isFalse();
            assertThat(message.blocks().toString()).contains("Title", "Finding.");
        }
    }

    @Test
    void atMostTwoChartsAreDrawnAndTheThirdIsSaid() {
        Element.Chart chart = chart(List.of("a", "b"));
        JsonNode blocks = render(Card.of(words("S"), chart, chart, chart)).blocks();
        assertThat(blocks.findValuesAsText("type"))
                .filteredOn("data_visualization"::equals)
                .hasSize(2);
        assertThat(blocks.toString()).contains("Finding.");
    }

    @Test
    void theHomePageDrawsNoCharts() {
        JsonNode home = CardRenderer.home(Samples.withChart(), RecordingConversation.VOICE);
        assertThat(home.toString()).contains("Answers a week").doesNotContain("data_visualization");
    }

    private static SlackMessage render(Card card) {
        SlackMessage message = CardRenderer.message(card, RecordingConversation.VOICE, true);
        SchemaCheck.available().ifPresent(schema -> schema.blocks(message.blocks()));
        return message;
    }

    private static Element.Chart chart(List<String> categories) {
        Double[] values = Stream.generate(() -> 1.0).limit(categories.size()).toArray(Double[]::new);
        return new Element.Chart(
                words("Title"),
                Element.Chart.Kind.LINE,
                categories.stream().map(Text::words).toList(),
                List.of(series(values)),
                words("Finding."));
    }

    private static Element.Series series(Double... values) {
        return new Element.Series(words("Series"), List.of(values), null);
    }

    private static Text words(String words) {
        return Text.words(words);
    }
}
