package dev.trellis.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.standins.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nodes that stand still, and come back believing that it is still a moment ago. */
@Tag("database")
class LeaseFaults {
    @Test
    void aNodeThatStoodStillLongerThanItsLeaseNeitherSendsNorRecords() throws Exception {
        int messages = Size.of(200, 2_000);
        int times = Size.of(1, 5);
        try (FaultTown town = new FaultTown("stopped", 40, 0)) {
            Node[] nodes = {town.node(), town.node()};
            town.settled();
            // So that many are in hand when the node is stopped.
            town.slack.misbehaviour().always("chat.postMessage", new Fault.Slow(Duration.ofMillis(300)));
            for (int time = 0; time < times; time++) {
                int until = (time + 1) * messages;
                int before = town.seen().size();
                town.pen.write(messages, town.onSlack());
                Await.until(
                        "messages leave",
                        Duration.ofMinutes(1),
                        () -> town.seen().size() > before + 5);
                nodes[0].freeze();
                try {
                    // The other one takes over when the leases have run out.
                    Await.until(
                            "the other node has done everything",
                            Duration.ofMinutes(10),
                            () -> town.pen.unsettled() == 0);
                } finally {
                    nodes[0].thaw();
                }
                Thread.sleep(5_000);
                assertThat(town.outcome("", "", 0, until).duplicates()).isZero();
            }
            int all = messages * times;
            Outcome outcome = town.outcome("SIGSTOP past the lease × " + times, all + " messages", 0, all);
            outcome.print("nothing on the node that stood still; the other one delivers. States: " + town.pen.states());
            assertThat(outcome.delivered()).isEqualTo(all);
            assertThat(outcome.lost()).isZero();
            assertThat(outcome.duplicates()).isZero();
            assertThat(nodes[0].ready()).as("it goes on with what is new").isTrue();
        }
    }
}
