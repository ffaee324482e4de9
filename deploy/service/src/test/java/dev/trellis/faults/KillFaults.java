package dev.trellis.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nodes that die without a word while they send. */
@Tag("database")
class KillFaults {
    @Test
    void onSlackNothingIsLostAndNothingIsSaidTwiceWhenNodesAreKilled() throws Exception {
        Outcome outcome = kills("slack", 40, 0);

        assertThat(outcome.lost()).isZero();
        assertThat(outcome.duplicates()).isZero();
        assertThat(outcome.reported()).isZero();
    }

    @Test
    void onTeamsNothingIsLostAndWhatIsInDoubtIsReportedWhenNodesAreKilled() throws Exception {
        Outcome outcome = kills("teams", 0, 40);

        assertThat(outcome.lost()).isZero();
        assertThat(outcome.duplicates()).isZero();
    }

    private Outcome kills(String chat, int onSlack, int onTeams) throws Exception {
        int messages = Size.of(500, 10_000);
        int kills = Size.of(10, 200);
        Random random = new Random(20_261_122);
        try (FaultTown town = new FaultTown("kill-" + chat, onSlack, onTeams)) {
            Node[] nodes = {town.node(), town.node()};
            town.settled();
            List<Long> people = onSlack > 0 ? town.onSlack() : town.onTeams();
            int first = town.pen.written();
            for (int kill = 0; kill < kills; kill++) {
                int victim = kill % 2;
                nodes[victim].awaitReady();
                int before = town.seen().size();
                town.pen.write(messages / kills, people);
                // In the midst of it: when some have arrived, and a moment more.
                Await.until(
                        "messages leave",
                        Duration.ofMinutes(1),
                        () -> town.seen().size() > before);
                Thread.sleep(random.nextInt(200));
                nodes[victim].kill();
                nodes[victim] = town.starting(java.util.Map.of());
            }
            town.awaitSettled();
            Outcome outcome = town.outcome(
                    "kill -9 × " + kills + " (" + chat + ")", messages + " messages", first, town.pen.written());
            outcome.print("states: " + town.pen.states());
            return outcome;
        }
    }
}
