package dev.trellis.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.standins.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nodes that stand still, and come back believing that it is still a moment ago. */
@Tag("database")
class LeaseFaults {
    private static final String POST = "chat.postMessage";

    @Test
    void aNodeThatStoodStillLongerThanItsLeaseNeitherSendsNorRecords() throws Exception {
        int messages = Size.of(200, 2_000);
        int times = Size.of(1, 5);
        try (FaultTown town = new FaultTown("stopped", 40, 0)) {
            // Alone at first: what is in hand when it is stopped is its own.
            Node stopped = town.node();
            town.settled();
            // So that many are in hand when the node is stopped.
            town.slack.misbehaviour().always(POST, new Fault.Slow(Duration.ofMillis(300)));
            for (int time = 0; time < times; time++) {
                int before = town.seen().size();
                town.pen.write(messages, town.onSlack());
                Await.until(
                        "messages leave",
                        Duration.ofMinutes(1),
                        () -> town.seen().size() > before + 5 && town.pen.beingSent() > 0);
                stopped.freeze();
                Sofar sofar;
                try {
                    assertThat(town.pen.beingSent())
                            .as("what it sends, and would record")
                            .isPositive();
                    sofar = takenOver(town);
                } finally {
                    stopped.thaw();
                }
                Await.until("it goes on", Duration.ofMinutes(1), stopped::ready);
                // Longer than a call and what is written of it may take.
                Thread.sleep(Size.of(10_000, 20_000));
                assertThat(Sofar.of(town)).isEqualTo(sofar);
                // What is new it sends and records.
                town.pen.write(10, town.onSlack());
                town.awaitSettled();
            }
            int all = town.pen.written();
            Outcome outcome = town.outcome("SIGSTOP past the lease × " + times, all + " messages", 0, all);
            outcome.print("nothing on the node that stood still; the other one delivers. States: " + town.pen.states());
            assertThat(outcome.delivered()).isEqualTo(all);
            assertThat(outcome.lost()).isZero();
            assertThat(outcome.duplicates()).isZero();
        }
    }

    /** Another node does everything when the leases have run out, and ends. */
    private static Sofar takenOver(FaultTown town) throws Exception {
        Node other = town.node();
        Await.until("the other node has done everything", Duration.ofMinutes(10), () -> town.pen.unsettled() == 0);
        other.stop();
        return Sofar.of(town);
    }

    /**
     * @param posted how often anything was said
     * @param records what is recorded of our messages, row by row
     */
    private record Sofar(long posted, List<String> records) {
        static Sofar of(FaultTown town) {
            return new Sofar(town.slack.witness().calls(POST).size(), town.pen.records());
        }
    }
}
