package dev.trellis.slack.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trellis.conversation.message.Element;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The {@code data_visualization} block of June 2026: lines or bars over at most 20 categories. */
final class ChartBlock {
    private ChartBlock() {}

    /** Empty where Slack would refuse the block; the numbers are then said in words. */
    static Optional<ObjectNode> of(Element.Chart chart, Voice voice) {
        List<String> categories = labels(chart.categories(), voice);
        List<String> names =
                labels(chart.series().stream().map(Element.Series::name).toList(), voice);
        String title = voice.plain(chart.title());
        if (title.isBlank()
                || !fits(categories, Limits.CHART_CATEGORIES)
                || !fits(names, Limits.CHART_SERIES)
                || !chart.series().stream()
                        .allMatch(series -> series.values().stream().allMatch(Double::isFinite))) {
            return Optional.empty();
        }
        ObjectNode block = Json.typed("data_visualization").put("title", Shortening.of(title, Limits.CHART_TITLE));
        ObjectNode drawing =
                block.putObject("chart").put("type", chart.kind().name().toLowerCase(Locale.ROOT));
        ArrayNode series = drawing.putArray("series");
        for (int i = 0; i < names.size(); i++) {
            ArrayNode data = series.addObject().put("name", names.get(i)).putArray("data");
            for (int j = 0; j < categories.size(); j++) {
                data.addObject()
                        .put("label", categories.get(j))
                        .put("value", chart.series().get(i).values().get(j));
            }
        }
        ObjectNode axis = drawing.putObject("axis_config");
        categories.forEach(axis.putArray("categories")::add);
        List<String> units = chart.series().stream()
                .map(Element.Series::unit)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (units.size() == 1 && !units.getFirst().isBlank()) {
            axis.put("y_label", Shortening.of(units.getFirst(), Limits.CHART_TITLE));
        }
        return Optional.of(block);
    }

    private static List<String> labels(List<Text> texts, Voice voice) {
        return texts.stream()
                .map(text -> Shortening.of(voice.plain(text), Limits.CHART_LABEL))
                .toList();
    }

    /** Slack finds a point by its label, so labels must differ even after they were shortened. */
    private static boolean fits(List<String> labels, int maximum) {
        return !labels.isEmpty()
                && labels.size() <= maximum
                && labels.stream().noneMatch(String::isBlank)
                && new HashSet<>(labels).size() == labels.size();
    }
}
