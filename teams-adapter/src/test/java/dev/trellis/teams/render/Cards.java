package dev.trellis.teams.render;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.testkit.Samples;
import dev.trellis.text.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Cards that a golden file exists of. */
final class Cards {
    private Cards() {}

    static Map<String, Card> all() {
        Map<String, Card> cards = new LinkedHashMap<>();
        cards.put("every-element", Samples.everyElement());
        cards.put("bar-chart", Samples.withChart());
        cards.put("grouped-bar-chart", Card.of(Text.words("Two"), chart(Element.Chart.Kind.BAR, 3, 2)));
        cards.put("line-chart", Card.of(Text.words("Line"), chart(Element.Chart.Kind.LINE, 4, 1)));
        cards.put("chart-with-many-values", Card.of(Text.words("Many"), chart(Element.Chart.Kind.LINE, 20, 6)));
        cards.put("eight-buttons", Samples.withManyButtons(8));
        cards.put(
                "hostile-words",
                Card.of(
                        Text.words(Samples.HOSTILE),
                        new Element.Heading(Text.words("{{DATE(2026-11-23T09:00:00Z, SHORT)}} {{{")),
                        new Element.Paragraph(Text.words("first\r\nsecond\n\nafter a gap\n")),
                        new Element.Quote(Text.words(Samples.HOSTILE)),
                        new Element.Divider(),
                        Element.Buttons.of(Button.doing(Text.words(Samples.HOSTILE), Button.Action.of("a.b"))
                                .danger())));
        cards.put("nothing-but-a-summary", empty());
        return cards;
    }

    static Element chart(Element.Chart.Kind kind, int categories, int series) {
        return new Element.Chart(
                Text.words("A chart"),
                kind,
                IntStream.range(0, categories)
                        .<Text>mapToObj(i -> Text.words("Week " + (i + 1)))
                        .toList(),
                IntStream.range(0, series)
                        .mapToObj(s -> new Element.Series(
                                Text.words("Series " + s),
                                DoubleStream.iterate(s, value -> value + 1.5)
                                        .limit(categories)
                                        .boxed()
                                        .toList(),
                                s == 0 ? "%" : null))
                        .toList(),
                Text.words("It goes up."));
    }

    static Card empty() {
        return new Card(Text.words("Only this"), List.of());
    }
}
