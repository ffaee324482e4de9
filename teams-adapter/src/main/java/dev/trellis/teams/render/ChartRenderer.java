package dev.trellis.teams.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.conversation.message.Element;
import dev.trellis.conversation.message.PlainText;
import dev.trellis.teams.render.TextRuns.Look;
import dev.trellis.text.Span;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/**
 * Charts as Teams' own {@code Chart.*} elements ("Charts in Adaptive Cards" in the Teams documentation), which no other host knows. Their
 * {@code fallback} is the same chart from ordinary elements: bars made of coloured columns, every value in words, the finding last.
 */
final class ChartRenderer {
    private static final int MOST_BARS = 24;
    private static final int LONGEST_LABEL = 60;
    private static final int LABEL_WIDTH = 3;
    private static final int BAR_WIDTH = 4;
    private static final int VALUE_WIDTH = 2;

    private final Voice voice;
    private final Fit fit;

    ChartRenderer(Voice voice, Fit fit) {
        this.voice = voice;
        this.fit = fit;
    }

    List<ObjectNode> render(Element.Chart chart) {
        boolean alone = chart.series().size() == 1;
        String type = switch (chart.kind()) {
            case LINE -> "Chart.Line";
            case BAR -> alone ? "Chart.VerticalBar" : "Chart.VerticalBar.Grouped";
        };
        ObjectNode drawn = Json.typed(type).put("title", label(chart.title())).put("colorSet", "categorical");
        String unit = alone ? chart.series().getFirst().unit() : null;
        if (unit != null) {
            drawn.put("yAxisTitle", unit);
        }
        if (type.equals("Chart.VerticalBar")) {
            drawn.put("showBarValues", true);
            drawn.set("data", points(chart, chart.series().getFirst()));
        } else {
            ArrayNode data = drawn.putArray("data");
            for (Element.Series series : chart.series()) {
                String legend = label(series.name()) + (series.unit() == null ? "" : " (" + series.unit() + ")");
                data.addObject().put("legend", legend).set("values", points(chart, series));
            }
        }
        drawn.set("fallback", inWords(chart));
        List<ObjectNode> nodes = new ArrayList<>();
        nodes.add(drawn);
        return nodes;
    }

    private ArrayNode points(Element.Chart chart, Element.Series series) {
        ArrayNode points = Json.array();
        for (int i = 0; i < chart.categories().size(); i++) {
            points.addObject()
                    .put("x", label(chart.categories().get(i)))
                    .put("y", series.values().get(i));
        }
        return points;
    }

    private ObjectNode inWords(Element.Chart chart) {
        List<ObjectNode> items = new ArrayList<>(TextRuns.blocks(said(chart.title()), Look.LABEL));
        if (!fit.spare() && chart.categories().size() * chart.series().size() <= MOST_BARS) {
            bars(chart, items);
        } else {
            StringJoiner lines = new StringJoiner("\n");
            PlainText.chartLines(chart, voice, lines);
            items.addAll(TextRuns.blocks(List.of(Span.plain(lines.toString())), Look.PLAIN));
        }
        items.addAll(TextRuns.blocks(said(chart.fallback()), Look.NOTE));
        ObjectNode container = Json.typed("Container");
        container.set("items", Json.array(items));
        return container;
    }

    private void bars(Element.Chart chart, List<ObjectNode> items) {
        double largest = chart.series().stream()
                .flatMap(series -> series.values().stream())
                .mapToDouble(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        for (int i = 0; i < chart.categories().size(); i++) {
            for (int s = 0; s < chart.series().size(); s++) {
                Element.Series series = chart.series().get(s);
                String name = label(chart.categories().get(i));
                String of = chart.series().size() == 1 ? name : name + " – " + label(series.name());
                items.add(bar(of, series.values().get(i), Objects.requireNonNullElse(series.unit(), ""), largest, s));
            }
        }
    }

    private ObjectNode bar(String of, double value, String unit, double largest, int series) {
        int filled = largest == 0 || !Double.isFinite(value) ? 0 : (int) Math.round(Math.abs(value) / largest * 100);
        ObjectNode track = Json.typed("ColumnSet").put("spacing", "none");
        ArrayNode parts = track.putArray("columns");
        if (filled > 0) {
            parts.add(CardRenderer.column(filled, List.of(blank())).put("style", series % 2 == 0 ? "accent" : "good"));
        }
        if (filled < 100) {
            parts.add(CardRenderer.column(100 - filled, List.of(blank())).put("spacing", "none"));
        }
        ObjectNode row = Json.typed("ColumnSet").put("spacing", "small");
        String amount = voice.plain(new Text.Amount(value)) + unit;
        row.set(
                "columns",
                Json.array(
                        CardRenderer.column(LABEL_WIDTH, plain(of)),
                        CardRenderer.column(BAR_WIDTH, List.of(track)),
                        CardRenderer.column(VALUE_WIDTH, plain(amount))));
        return row;
    }

    private static List<ObjectNode> plain(String text) {
        return TextRuns.blocks(List.of(Span.plain(text)), Look.PLAIN);
    }

    /** A column without content has no height. */
    private static ObjectNode blank() {
        return TextRuns.block(List.of(Span.plain("\u00A0")), Look.NOTE);
    }

    private List<Span> said(Text text) {
        return Shortened.to(fit.text(), voice.say(text));
    }

    private String label(Text text) {
        return Shortened.to(LONGEST_LABEL, voice.plain(text));
    }
}
