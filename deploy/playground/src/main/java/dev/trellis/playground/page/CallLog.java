package dev.trellis.playground.page;

import dev.trellis.playground.stage.Stage;
import dev.trellis.standins.WitnessedCall;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The HTTP calls that crossed the wire lately, both platforms together, newest first. */
final class CallLog {
    private static final int SHOWN = 60;

    private final Stage stage;

    CallLog(Stage stage) {
        this.stage = stage;
    }

    /** One call and the platform it went to or came from. */
    record Line(String platform, WitnessedCall call) {}

    List<Line> newest() {
        return Stream.concat(
                        newest("slack", stage.slack().witness().calls()),
                        newest("teams", stage.teams().witness().calls()))
                .sorted(Comparator.comparing((Line line) -> line.call().when()).reversed())
                .limit(SHOWN)
                .toList();
    }

    private static Stream<Line> newest(String platform, List<WitnessedCall> calls) {
        return calls.subList(Math.max(0, calls.size() - SHOWN), calls.size()).stream()
                .map(call -> new Line(platform, call));
    }
}
