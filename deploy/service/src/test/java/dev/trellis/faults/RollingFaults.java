package dev.trellis.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.standins.slack.SlackPerson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Nodes that are stopped and started one after the other while messages flow: an upgrade from the older release, if there is one, then back
 * and forth between the two.
 */
@Tag("database")
class RollingFaults {
    private static final int PEOPLE = 15;

    @Test
    void rollingRestartsLoseNothingAndSayNothingTwiceAndLeaveNothingInDoubt() throws Exception {
        int restarts = Size.of(Node.hasOlder() ? 6 : 4, 22);
        int messages = Size.of(240, 4_400);
        try (FaultTown town = new FaultTown("rolling", PEOPLE, PEOPLE)) {
            Node[] nodes = {
                town.startingOlder().awaitReady(), town.startingOlder().awaitReady()
            };
            town.settled();
            List<Long> people = Stream.concat(town.onSlack().stream(), town.onTeams().stream())
                    .toList();
            long said = sayByForms(town);
            for (int restart = 0; restart < restarts; restart++) {
                int which = restart % 2;
                if (restart > 0) {
                    // The pen is of the newer release: it writes from when the database is.
                    int before = town.seen().size();
                    town.pen.write(messages / restarts, people);
                    Await.until(
                            "messages leave",
                            Duration.ofMinutes(1),
                            () -> town.seen().size() > before);
                }
                nodes[which].stop();
                assertThat(nodes[which].log()).anyMatch(line -> line.contains("Trellis has stopped"));
                nodes[which] = restart % 4 < 2 ? town.starting(Map.of()) : town.startingOlder();
                nodes[which].awaitReady();
                said += sayByForms(town);
            }
            town.awaitSettled();
            Await.until("every answer has its fate", Duration.ofMinutes(5), () -> waiting(town) == 0);
            Outcome outcome = town.outcome(
                    "rolling restart × " + restarts + (Node.hasOlder() ? ", two releases" : ", one release"),
                    town.pen.written() + " messages",
                    0,
                    town.pen.written());
            outcome.print("log: “Trellis has stopped”, “is ready”; states: " + town.pen.states());
            assertThat(outcome.delivered()).isEqualTo(outcome.sent());
            assertThat(outcome.duplicates()).isZero();
            assertThat(outcome.lost()).isZero();
            assertThat(outcome.reported()).isZero();
            assertThat(town.pen.states()).containsOnlyKeys("DELIVERED");
            assertThat(delivered(town)).as("what nodes wrote themselves").isEqualTo(said);
            assertThat(seen(town)).isEqualTo(said);
        }
    }

    /** Some send a form, and the node that started last writes what they are told: a message by its own release. */
    private static long sayByForms(FaultTown town) throws Exception {
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
