package dev.trellis.standins.slack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The {@code data_visualization} block (documented, June 2026): line, bar, area and pie charts in messages. */
final class ChartRules {
    private ChartRules() {}

    static void check(Cursor block) {
        block.only("block_id", "title", "chart")
                .need("title", "chart")
                .string("title", 1, 50)
                .object("chart", ChartRules::chart);
    }

    private static void chart(Cursor chart) {
        switch (chart.type()) {
            case "line", "bar", "area" -> lines(chart);
            case "pie" ->
                chart.only("segments").need("segments").items("segments", 1, 6, segment -> {
                    segment.only("label", "value").need("label", "value").string("label", 1, 20);
                    if (segment.node().path("value").asDouble() <= 0) {
                        segment.at("value").fail("must be more than 0");
                    }
                });
            default -> chart.fail("unsupported type: " + chart.type());
        }
    }

    private static void lines(Cursor chart) {
        chart.only("series", "axis_config")
                .need("series", "axis_config")
                .object(
                        "axis_config",
                        axis -> axis.only("categories", "x_label", "y_label")
                                .need("categories")
                                .string("x_label", 0, 50)
                                .string("y_label", 0, 50)
                                .items("categories", 0, 20, category -> category.length(1, 20)));
        List<String> categories = new ArrayList<>();
        chart.node().path("axis_config").path("categories").forEach(each -> categories.add(each.asText()));
        Set<String> names = new HashSet<>();
        chart.items("series", 1, 6, series -> {
            series(series, categories);
            if (!names.add(series.node().path("name").asText())) {
                series.at("name").fail("series names must be distinct");
            }
        });
    }

    private static void series(Cursor series, List<String> categories) {
        List<String> labels = new ArrayList<>();
        series.only("name", "data").need("name", "data").string("name", 1, 20).items("data", 1, 20, point -> {
            point.only("label", "value").need("label", "value").string("label", 1, 20);
            if (!point.node().path("value").isNumber()) {
                point.at("value").fail("must be a number");
            }
            labels.add(point.node().path("label").asText());
        });
        if (labels.size() != categories.size() || !new HashSet<>(labels).equals(new HashSet<>(categories))) {
            series.at("data").fail("must hold exactly one point per category");
        }
    }
}
