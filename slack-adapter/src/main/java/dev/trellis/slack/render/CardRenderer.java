package dev.trellis.slack.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.conversation.message.PlainText;
import dev.trellis.text.Span;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Turns a neutral card into Block Kit. Never fails for what a card holds: it splits or shortens by the rules of {@link Shortening}. */
public final class CardRenderer {
    private final Voice voice;
    private final boolean charts;
    private final int maximum;
    private final List<Piece> pieces = new ArrayList<>();
    private int buttons;
    private int drawn;

    private CardRenderer(Voice voice, boolean charts, int maximum) {
        this.voice = voice;
        this.charts = charts;
        this.maximum = maximum;
    }

    /**
     * @param charts whether charts are drawn; pass false where a refusal could not be answered with a second attempt
     */
    public static SlackMessage message(Card card, Voice voice, boolean charts) {
        CardRenderer renderer = new CardRenderer(voice, charts, fairMaximum(card, voice));
        ArrayNode blocks = renderer.render(card, Limits.MESSAGE_BLOCKS);
        return new SlackMessage(blocks, fallback(card, voice), renderer.drawn > 0);
    }

    /** As the person's own page, which draws no charts. */
    public static ObjectNode home(Card card, Voice voice) {
        ObjectNode view = Json.typed("home");
        view.set("blocks", new CardRenderer(voice, false, fairMaximum(card, voice)).render(card, Limits.VIEW_BLOCKS));
        return view;
    }

    /** The card as plain text; {@code &}, {@code <} and {@code >} are the three characters Slack wants escaped there. */
    static String fallback(Card card, Voice voice) {
        String text = Shortening.of(PlainText.of(card, voice), Limits.FALLBACK_TEXT);
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private ArrayNode render(Card card, int maximumBlocks) {
        card.elements().forEach(this::add);
        if (pieces.isEmpty()) {
            addText(card.summary());
        }
        return Layout.of(pieces, maximumBlocks);
    }

    private void add(Element element) {
        switch (element) {
            case Element.Heading heading -> {
                String text = voice.plain(heading.text());
                if (!text.isBlank()) {
                    pieces.add(new Piece.Title(text));
                }
            }
            case Element.Paragraph paragraph -> addText(paragraph.text());
            case Element.Note note -> {
                String text = voice.plain(note.text());
                if (!text.isBlank()) {
                    pieces.add(new Piece.SmallPrint(Shortening.of(text, Math.min(maximum, Limits.NOTE))));
                }
            }
            case Element.Facts facts -> addFacts(facts);
            case Element.Bullets bullets -> {
                if (!bullets.items().isEmpty()) {
                    rich(RichText.bullets(
                            bullets.items().stream().map(this::say).toList()));
                }
            }
            case Element.Quote quote -> rich(RichText.quote(say(quote.words())));
            case Element.Buttons row -> addButtons(row);
            case Element.Chart chart -> addChart(chart);
            case Element.Divider ignored -> pieces.add(new Piece.Line());
        }
    }

    private void addText(Text text) {
        rich(RichText.section(say(text)));
    }

    private void addFacts(Element.Facts facts) {
        List<Span> lines = new ArrayList<>();
        for (Element.Fact fact : facts.facts()) {
            if (!lines.isEmpty()) {
                lines.add(Span.plain("\n"));
            }
            say(fact.label()).forEach(span -> lines.add(new Span(span.text(), true, span.emphasis())));
            lines.add(Span.plain(": "));
            lines.addAll(say(fact.value()));
        }
        if (!lines.isEmpty()) {
            rich(RichText.section(lines));
        }
    }

    private void addButtons(Element.Buttons row) {
        List<ObjectNode> rendered = new ArrayList<>();
        for (Button button : row.buttons()) {
            rendered.add(ButtonElement.of(button, voice, ++buttons));
        }
        if (!rendered.isEmpty()) {
            pieces.add(new Piece.Buttons(rendered));
        }
    }

    private void addChart(Element.Chart chart) {
        if (charts && drawn < Limits.CHARTS) {
            ChartBlock.of(chart, voice)
                    .ifPresentOrElse(
                            block -> {
                                drawn++;
                                pieces.add(new Piece.Drawn(block));
                            },
                            () -> sayChart(chart));
        } else {
            sayChart(chart);
        }
    }

    private void sayChart(Element.Chart chart) {
        List<Span> said = new ArrayList<>();
        said.add(new Span(voice.plain(chart.title()) + "\n", true, false));
        StringJoiner lines = new StringJoiner("\n");
        PlainText.chartLines(chart, voice, lines);
        lines.add(voice.plain(chart.fallback()));
        said.addAll(Shortening.of(List.of(Span.plain(lines.toString())), maximum));
        rich(RichText.section(said));
    }

    private void rich(ObjectNode container) {
        pieces.add(new Piece.Rich(List.of(container)));
    }

    private List<Span> say(Text text) {
        return Shortening.of(voice.say(text), maximum);
    }

    private static int fairMaximum(Card card, Voice voice) {
        List<Integer> lengths = new ArrayList<>();
        for (Element element : card.elements()) {
            switch (element) {
                case Element.Heading ignored -> lengths.add(Limits.HEADER + Limits.TEXT_COST);
                case Element.Paragraph paragraph -> lengths.add(length(paragraph.text(), voice));
                case Element.Note note -> lengths.add(Math.min(length(note.text(), voice), Limits.NOTE));
                case Element.Quote quote -> lengths.add(length(quote.words(), voice));
                case Element.Bullets bullets -> bullets.items().forEach(item -> lengths.add(length(item, voice)));
                case Element.Facts facts ->
                    facts.facts().forEach(fact -> {
                        lengths.add(length(fact.label(), voice));
                        lengths.add(length(fact.value(), voice));
                    });
                case Element.Chart chart ->
                    lengths.add(PlainText.of(chart, voice).length() + Limits.TEXT_COST);
                case Element.Buttons ignored -> {}
                case Element.Divider ignored -> {}
            }
        }
        int fair = Shortening.fairMaximum(lengths, Limits.MESSAGE_TEXT);
        return fair == Integer.MAX_VALUE ? fair : Math.max(fair - Limits.TEXT_COST, Limits.TEXT_LEAST);
    }

    private static int length(Text text, Voice voice) {
        return Shortening.length(voice.say(text)) + Limits.TEXT_COST;
    }
}
