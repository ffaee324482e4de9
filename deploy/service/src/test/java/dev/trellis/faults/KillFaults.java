package dev.trellis.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.standins.Fault;
import dev.trellis.standins.Misbehaviour;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nodes that die without a word while they send. */
@Tag("database")
class KillFaults {
    private static final int MESSAGES = Size.of(400, 10_000);
    private static final int KILLS = Size.of(8, 200);
    /** A node calls with one message for a person at a time, so no more than this are under way when it is killed. */
    private static final int PEOPLE = 10;

    @Test
    void onSlackNothingIsLostAndNothingIsSaidTwiceWhenNodesAreKilled() throws Exception {
        Outcome outcome = kills("slack", PEOPLE, 0, "chat.postMessage");

        assertThat(outcome.lost()).isZero();
        assertThat(outcome.duplicates()).isZero();
        assertThat(outcome.reported()).isZero();
    }

    @Test
    void onTeamsNothingIsLostAndOnlyWhatWasUnderWayIsReportedWhenNodesAreKilled() throws Exception {
        Outcome outcome = kills("teams", 0, PEOPLE, "POST /v3/conversations/{id}/activities");

        assertThat(outcome.lost()).isZero();
        assertThat(outcome.duplicates()).isZero();
        assertThat(outcome.reported()).isLessThanOrEqualTo((long) KILLS * PEOPLE);
    }

    private Outcome kills(String chat, int onSlack, int onTeams, String post) throws Exception {
        Random random = new Random(20_261_122);
        // Who answers late is a machine that has to do; only who dies is in doubt here.
        Map<String, String> patient =
                Map.of("TRELLIS_TEAMS_REQUEST_TIMEOUT", "10s", "TRELLIS_SLACK_READ_TIMEOUT", "10s");
        try (FaultTown town = new FaultTown("kill-" + chat, onSlack, onTeams)) {
            Node[] nodes = {town.node(patient), town.node(patient)};
            town.settled();
            Misbehaviour misbehaviour = onSlack > 0 ? town.slack.misbehaviour() : town.teams.misbehaviour();
            // It is said at once and answered late: whoever is killed meanwhile cannot know.
            misbehaviour.always(post, new Fault.Slow(Duration.ofMillis(100)));
            List<Long> people = onSlack > 0 ? town.onSlack() : town.onTeams();
            int first = town.pen.written();
            long cutShort = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                int victim = kill % 2;
                nodes[victim].awaitReady();
                int before = town.seen().size();
                town.pen.write(MESSAGES / KILLS, people);
                // In the midst of it: when some have arrived, and a moment more.
                Await.until(
                        "messages leave",
                        Duration.ofMinutes(1),
                        () -> town.seen().size() > before);
                Thread.sleep(random.nextInt(200));
                nodes[victim].kill();
                cutShort += town.pen.beingSent();
                nodes[victim] = town.starting(patient);
            }
            assertThat(cutShort).as("messages that were being sent at a kill").isPositive();
            town.awaitSettled();
            Outcome outcome = town.outcome(
                    "kill -9 × " + KILLS + " (" + chat + ")", MESSAGES + " messages", first, town.pen.written());
            outcome.print("states: " + town.pen.states());
            assertThat(town.pen.states().keySet()).isSubsetOf("DELIVERED", "BLOCKED IN_DOUBT WORKER_LOST");
            return outcome;
        }
    }
}
