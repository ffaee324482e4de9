package dev.trellis.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nodes that are stopped and started one after the other, of two releases, while messages flow. */
@Tag("database")
class RollingFaults {
    @Test
    void rollingRestartsLoseNothingAndSayNothingTwice() throws Exception {
        int restarts = Size.of(4, 20);
        int messages = Size.of(200, 4_000);
        try (FaultTown town = new FaultTown("rolling", 30, 0)) {
            // The newer one first: it migrates, and the older one has to live with that.
            Node[] nodes = {town.node(), town.node()};
            town.settled();
            List<Long> people = town.onSlack();
            int first = town.pen.written();
            for (int restart = 0; restart < restarts; restart++) {
                int which = restart % 2;
                town.pen.write(messages / restarts, people);
                int before = town.seen().size();
                Await.until(
                        "messages leave",
                        Duration.ofMinutes(1),
                        () -> town.seen().size() > before);
                nodes[which].stop();
                assertThat(nodes[which].log()).anyMatch(line -> line.contains("Trellis has stopped"));
                nodes[which] = restart % 4 < 2 ? town.starting(Map.of()) : town.startingOlder();
                nodes[which].awaitReady();
            }
            town.awaitSettled();
            Outcome outcome = town.outcome(
                    "rolling restart × " + restarts + (Node.hasOlder() ? ", two releases" : ", one release"),
                    messages + " messages",
                    first,
                    town.pen.written());
            outcome.print("log: “Trellis has stopped”, “is ready”");
            assertThat(outcome.delivered()).isEqualTo(outcome.sent());
            assertThat(outcome.duplicates()).isZero();
            assertThat(outcome.lost()).isZero();
        }
    }
}
