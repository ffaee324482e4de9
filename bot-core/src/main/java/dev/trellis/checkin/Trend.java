package dev.trellis.checkin;

import dev.trellis.text.Text;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What somebody answered to one question over time (D6); for their own eyes.
 *
 * @param scores oldest first, at least one
 */
public record Trend(Indicator indicator, List<Integer> scores) {
    /** More of them in a line cannot be read. */
    private static final int SHOWN = 8;

    public Trend {
        scores = List.copyOf(scores);
    }

    public int first() {
        return scores.getFirst();
    }

    public int latest() {
        return scores.getLast();
    }

    public Text name() {
        return Text.of("checkin.indicator." + indicator.tag());
    }

    /** The latest ones in their order, as in 3 → 4 → 4, and where that leads. */
    public Text say() {
        String row = scores.subList(Math.max(0, scores.size() - SHOWN), scores.size()).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(" → "));
        String direction = latest() > first() ? "up" : latest() < first() ? "down" : "even";
        return scores.size() == 1 ? Text.words(row) : Text.of("checkin.trend." + direction, "row", row);
    }
}
