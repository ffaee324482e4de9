package dev.trellis.digest;

import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.program.Program;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.List;

/** The weekly post to a team's channel (G1): a few lines, a chart, something to learn, nothing personal. */
final class DigestCards {
    /** How many tips the bundle has. */
    static final int TIPS = 12;

    private DigestCards() {}

    static Card post(Program program, DigestWeek week, DigestFigures figures) {
        Text title = Text.of("digest.title", "program", program.name());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        elements.add(new Element.Note(Text.of(
                "digest.week", "from", week.monday(), "to", week.monday().plusDays(6))));
        List<Text> lines = lines(figures);
        if (lines.isEmpty()) {
            elements.add(new Element.Paragraph(Text.of("digest.few")));
        } else {
            elements.add(new Element.Bullets(lines));
        }
        List<DigestFigures.Week> shown = figures.shownWeeks();
        if (!shown.isEmpty()) {
            elements.add(chart(shown));
        }
        elements.add(new Element.Paragraph(Text.of(
                "digest.learning", "tip", Text.of("digest.tip." + (Math.floorMod(week.number(), TIPS) + 1)))));
        elements.add(new Element.Note(Text.of("digest.privacy")));
        return new Card(title, elements);
    }

    /** What is suppressed has no line: not even that there is something. */
    private static List<Text> lines(DigestFigures figures) {
        List<Text> lines = new ArrayList<>();
        if (figures.participation() instanceof Figure.Shown participation) {
            lines.add(Text.of("digest.participation", "percent", participation.value()));
        }
        if (figures.held() instanceof Figure.Shown held) {
            lines.add(Text.of("digest.held", "count", held.value()));
        }
        if (figures.newPairs() instanceof Figure.Shown newPairs) {
            lines.add(Text.of("digest.new-pairs", "count", newPairs.value()));
        }
        if (figures.upcoming() instanceof Figure.Shown upcoming) {
            lines.add(Text.of("digest.upcoming", "count", upcoming.value()));
        }
        switch (figures.trend()) {
            case RISING -> lines.add(Text.of("digest.trend.rising"));
            case STEADY -> lines.add(Text.of("digest.trend.steady"));
            case FALLING -> lines.add(Text.of("digest.trend.falling"));
            case UNKNOWN -> {}
        }
        return lines;
    }

    private static Element chart(List<DigestFigures.Week> weeks) {
        List<Text> categories = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (DigestFigures.Week week : weeks) {
            if (week.participation() instanceof Figure.Shown participation) {
                categories.add(Text.of("digest.chart.week", "monday", new Text.Day(week.monday(), true)));
                values.add(participation.value());
            }
        }
        return new Element.Chart(
                Text.of("digest.chart.title"),
                Element.Chart.Kind.BAR,
                categories,
                List.of(new Element.Series(Text.of("digest.chart.series"), values, "%")),
                values.size() == 1
                        ? Text.of("digest.chart.one", "percent", values.getFirst())
                        : Text.of("digest.chart.fallback", "first", values.getFirst(), "last", values.getLast()));
    }
}
