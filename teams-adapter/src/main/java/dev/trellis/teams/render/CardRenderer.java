package dev.trellis.teams.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.conversation.message.PlainText;
import dev.trellis.teams.render.TextRuns.Look;
import dev.trellis.text.Span;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Neutral cards as Adaptive Cards 1.5, element by element. Source: the schema at adaptivecards.io and "Cards for bots" in the Teams
 * documentation. {@code fallbackText} is the whole card in words for clients below 1.5; {@code speak} its summary for screen readers.
 */
final class CardRenderer {
    static final String SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json";
    static final String VERSION = "1.5";

    private static final int LONGEST_FALLBACK = 4_000;
    private static final int LONGEST_SPEECH = 250;

    private final Voice voice;
    private final Fit fit;
    private final @Nullable String parcel;

    private CardRenderer(Voice voice, Fit fit, @Nullable String parcel) {
        this.voice = voice;
        this.fit = fit;
        this.parcel = parcel;
    }

    static ObjectNode render(Card card, Voice voice, Fit fit, @Nullable String parcel) {
        return new CardRenderer(voice, fit, parcel).render(card);
    }

    static ObjectNode frame(Voice voice) {
        return Json.typed("AdaptiveCard")
                .put("$schema", SCHEMA)
                .put("version", VERSION)
                .put("lang", voice.language().tag());
    }

    private ObjectNode render(Card card) {
        ObjectNode rendered = frame(voice);
        rendered.put(
                "fallbackText", Shortened.to(Math.min(LONGEST_FALLBACK, fit.text() * 2), PlainText.of(card, voice)));
        rendered.put("speak", Shortened.to(LONGEST_SPEECH, voice.plain(card.summary())));
        ArrayNode body = rendered.putArray("body");
        int others = 0;
        int buttons = 0;
        int missing = 0;
        boolean divided = false;
        for (Element element : card.elements()) {
            boolean kept = element instanceof Element.Buttons ? buttons++ < fit.buttons() : others++ < fit.others();
            if (!kept) {
                missing++;
            } else if (element instanceof Element.Divider) {
                divided = true;
            } else {
                List<ObjectNode> nodes = render(element);
                if (divided && !nodes.isEmpty()) {
                    nodes.getFirst().put("separator", true).put("spacing", "medium");
                    divided = false;
                }
                body.addAll(nodes);
            }
        }
        if (missing > 0) {
            body.addAll(texts(Text.of("teams.missing", "count", missing), Look.NOTE));
        }
        if (body.isEmpty()) {
            body.addAll(texts(card.summary(), Look.PLAIN));
        }
        return rendered;
    }

    private List<ObjectNode> render(Element element) {
        return switch (element) {
            case Element.Heading(Text text) -> texts(text, Look.HEADING);
            case Element.Paragraph(Text text) -> texts(text, Look.PLAIN);
            case Element.Note(Text text) -> texts(text, Look.NOTE);
            case Element.Facts(List<Element.Fact> facts) -> facts(facts);
            case Element.Bullets(List<Text> items) -> bullets(items);
            case Element.Quote(Text words) -> quote(words);
            case Element.Buttons buttons -> new ButtonRenderer(voice, fit, parcel).render(buttons);
            case Element.Chart chart -> new ChartRenderer(voice, fit).render(chart);
            // Drawn as the separator of what follows; at the end there is nothing to divide.
            case Element.Divider ignored -> List.of();
        };
    }

    private List<ObjectNode> texts(Text text, Look look) {
        return new ArrayList<>(TextRuns.blocks(said(text), look));
    }

    private List<Span> said(Text text) {
        return Shortened.to(fit.text(), voice.say(text));
    }

    /** Two columns a fact, so that label and value are read together. */
    private List<ObjectNode> facts(List<Element.Fact> facts) {
        List<ObjectNode> rows = new ArrayList<>();
        for (Element.Fact fact : facts) {
            ObjectNode row = Json.typed("ColumnSet");
            row.set(
                    "columns",
                    Json.array(
                            column(1, TextRuns.blocks(said(fact.label()), Look.LABEL)),
                            column(2, TextRuns.blocks(said(fact.value()), Look.PLAIN))));
            if (!rows.isEmpty()) {
                row.put("spacing", "small");
            }
            rows.add(row);
        }
        return rows;
    }

    /** @param width relative to the other columns' */
    static ObjectNode column(int width, List<ObjectNode> items) {
        ObjectNode column = Json.typed("Column").put("width", width);
        column.set("items", Json.array(items));
        return column;
    }

    private List<ObjectNode> bullets(List<Text> items) {
        List<ObjectNode> lines = new ArrayList<>();
        for (Text item : items) {
            List<Span> spans = new ArrayList<>();
            spans.add(Span.plain("• "));
            spans.addAll(said(item));
            List<ObjectNode> blocks = TextRuns.blocks(spans, Look.PLAIN);
            if (!lines.isEmpty()) {
                blocks.getFirst().put("spacing", "small");
            }
            lines.addAll(blocks);
        }
        return lines;
    }

    private List<ObjectNode> quote(Text words) {
        ObjectNode container = Json.typed("Container").put("style", "emphasis");
        container.set("items", Json.array(texts(words, Look.PLAIN)));
        return List.of(container);
    }
}
