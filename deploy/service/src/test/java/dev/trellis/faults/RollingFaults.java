package dev.trellis.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.standins.slack.SlackPerson;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Nodes that are stopped and started one after the other while messages flow. Where there is an older release, all are of that one at first:
 * the newer one migrates while they are at work, and for a while there are both. (Afterwards an older one refuses to start.)
 */
@Tag("database")
class RollingFaults {
    private static final int PEOPLE = 15;

    @Test
    void rollingRestartsLoseNothingAndSayNothingTwiceAndLeaveNothingInDoubt() throws Exception {
        int restarts = Size.of(4, 20);
        int messages = Size.of(240, 4_000);
        try (FaultTown town = new FaultTown("rolling", PEOPLE, PEOPLE)) {
            Node[] nodes = new Node[Node.hasOlder() ? 3 : 2];
            for (int node = 0; node < nodes.length; node++) {
                nodes[node] = town.startingOlder().awaitReady();
            }
            town.settled();
            List<Long> people = Stream.concat(town.onSlack().stream(), town.onTeams().stream())
                    .toList();
            long said = 0;
            for (int restart = 0; restart < restarts; restart++) {
                int which = restart % nodes.length;
                // The pen is of the newer release: it writes from when the database is.
                if (restart > 0) {
                    int before = town.seen().size();
                    town.pen.write(messages / (restarts - 1), people);
                    Await.until(
                            "messages leave",
                            Duration.ofMinutes(1),
                            () -> town.seen().size() > before);
                }
                said += sayByForms(town, nodes[which]);
                nodes[which].stop();
                assertThat(nodes[which].log()).anyMatch(line -> line.contains("Trellis has stopped"));
                nodes[which] = town.node();
                said += sayByForms(town, nodes[which]);
            }
            town.awaitSettled();
            Await.until("every answer has its fate", Duration.ofMinutes(5), () -> waiting(town) == 0);
            Outcome outcome = town.outcome(
                    "rolling restart × " + restarts + (Node.hasOlder() ? ", two releases" : ", one release"),
                    town.pen.written() + " messages",
                    0,
                    town.pen.written());
            outcome.print("log: “Trellis has stopped”, “is ready”; states: " + town.pen.states()
                    + "; answers to forms: " + said + ", " + delivered(town) + " recorded, " + seen(town) + " seen");
            assertThat(outcome.delivered()).isEqualTo(outcome.sent());
            assertThat(outcome.duplicates()).isZero();
            assertThat(outcome.lost()).isZero();
            assertThat(outcome.reported()).isZero();
            assertThat(town.pen.states()).containsOnlyKeys("DELIVERED");
            assertThat(delivered(town)).as("what nodes wrote themselves").isEqualTo(said);
            assertThat(seen(town)).isEqualTo(said);
        }
    }

    /** Some send a form to this node, and it writes what they are told: messages of its own release. */
    private static long sayByForms(FaultTown town, Node node) throws Exception {
        town.gesturesTo(node.address());
        List<String> some = town.slackIds().subList(0, 5);
        for (String user : some) {
            SlackPerson person = Mentoring.person(town, user);
            Await.until("the form", Duration.ofMinutes(1), () -> {
                person.slashCommand("/mentor pause");
                return person.modal().isPresent();
            });
            assertThat(person.submit().accepted()).isTrue();
        }
        return some.size();
    }

    private static long waiting(FaultTown town) {
        return town.pen.number("select count(*) from outbox where kind = 'reply'"
                + " and state not in ('DELIVERED', 'BLOCKED', 'DROPPED')");
    }

    private static long delivered(FaultTown town) {
        return town.pen.number("select count(*) from outbox where kind = 'reply' and state = 'DELIVERED'");
    }

    private static long seen(FaultTown town) {
        return town.slackIds().stream()
                .flatMap(user -> Mentoring.person(town, user).direct().messages().stream())
                .filter(message -> message.blocks().toString().contains("All quiet until"))
                .count();
    }
}
