package dev.trellis.conversation.message;

import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.util.StringJoiner;

/** The whole of a card as plain text: for screen readers, notifications and clients that draw nothing (A9). */
public final class PlainText {
    private PlainText() {}

    /** The summary, then every element in order, buttons as their labels in brackets. */
    public static String of(Card card, Voice voice) {
        StringJoiner lines = new StringJoiner("\n");
        String summary = voice.plain(card.summary());
        boolean first = true;
        for (Element element : card.elements()) {
            String line = of(element, voice);
            if (first && !line.equals(summary)) {
                lines.add(summary);
            }
            first = false;
            lines.add(line);
        }
        if (card.elements().isEmpty()) {
            lines.add(summary);
        }
        return lines.toString();
    }

    /** One element as lines of text. */
    public static String of(Element element, Voice voice) {
        StringJoiner lines = new StringJoiner("\n");
        switch (element) {
            case Element.Heading heading -> lines.add(voice.plain(heading.text()));
            case Element.Paragraph paragraph -> lines.add(voice.plain(paragraph.text()));
            case Element.Note note -> lines.add(voice.plain(note.text()));
            case Element.Facts facts ->
                facts.facts().forEach(fact -> lines.add(voice.plain(fact.label()) + ": " + voice.plain(fact.value())));
            case Element.Bullets bullets -> bullets.items().forEach(item -> lines.add("• " + voice.plain(item)));
            case Element.Quote quote -> lines.add("“" + voice.plain(quote.words()) + "”");
            case Element.Buttons buttons -> {
                StringJoiner row = new StringJoiner(" ");
                buttons.buttons().forEach(button -> row.add("[" + voice.plain(button.label()) + "]"));
                lines.add(row.toString());
            }
            case Element.Chart chart -> {
                lines.add(voice.plain(chart.title()));
                chartLines(chart, voice, lines);
                lines.add(voice.plain(chart.fallback()));
            }
            case Element.Divider ignored -> lines.add("—");
        }
        return lines.toString();
    }

    /** The chart's numbers as one line a category, for platforms without {@code Capability.CHARTS}. */
    public static void chartLines(Element.Chart chart, Voice voice, StringJoiner lines) {
        for (int i = 0; i < chart.categories().size(); i++) {
            StringJoiner line = new StringJoiner(", ");
            for (Element.Series series : chart.series()) {
                String value = voice.plain(new Text.Amount(series.values().get(i)))
                        + (series.unit() == null ? "" : series.unit());
                line.add(chart.series().size() == 1 ? value : voice.plain(series.name()) + " " + value);
            }
            lines.add(voice.plain(chart.categories().get(i)) + ": " + line);
        }
    }
}
