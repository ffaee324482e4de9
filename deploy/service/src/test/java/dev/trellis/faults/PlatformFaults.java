package dev.trellis.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.standins.Fault;
import dev.trellis.standins.Misbehaviour;
import dev.trellis.standins.WitnessedCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Platforms that deliver and say that they did not, or ask to be left alone. */
@Tag("database")
class PlatformFaults {
    private static final String SLACK_POST = "chat.postMessage";
    private static final String TEAMS_POST = "POST /v3/conversations/{id}/activities";
    /** Slack's published limit for a workspace, as the adapter reads it. */
    private static final double POSTS_PER_SECOND = 5;

    private static final Duration WINDOW = Duration.ofSeconds(30);

    @Test
    void whatSlackDeliversAndDeniesIsLookedForAndNotSaidAgain() throws Exception {
        Outcome outcome = denied("slack", 40, 0, SLACK_POST);

        assertThat(outcome.lost()).isZero();
        assertThat(outcome.duplicates()).isZero();
        assertThat(outcome.delivered()).isEqualTo(outcome.sent());
        assertThat(outcome.reported()).isZero();
    }

    @Test
    void whatTeamsDeliversAndDeniesIsReportedAndNotSaidAgain() throws Exception {
        Outcome outcome = denied("teams", 0, 40, TEAMS_POST);

        assertThat(outcome.lost()).isZero();
        assertThat(outcome.duplicates()).isZero();
        assertThat(outcome.reported()).as("one in twenty was denied").isPositive();
    }

    /** One post in twenty is delivered, and answered with 504, a connection that is cut, or nothing at all. */
    private Outcome denied(String chat, int onSlack, int onTeams, String post) throws Exception {
        int messages = Size.of(240, 10_000);
        try (FaultTown town = new FaultTown("denied-" + chat, onSlack, onTeams)) {
            Node node = town.node();
            town.settled();
            Misbehaviour misbehaviour = onSlack > 0 ? town.slack.misbehaviour() : town.teams.misbehaviour();
            misbehaviour
                    .oneIn(60, post, new Fault.DeliverThenError(504))
                    .oneIn(60, post, new Fault.DeliverThenHangUp())
                    .oneIn(60, post, new Fault.DeliverThenSilence(Duration.ofSeconds(4)));
            town.pen.write(messages, onSlack > 0 ? town.onSlack() : town.onTeams());
            town.awaitSettled();
            Outcome outcome = town.outcome(
                    "delivered, then 504/reset/silence on 5 % (" + chat + ")", messages + " messages", 0, messages);
            outcome.print(
                    outcome.reported() == 0
                            ? "nothing: `trellis_delivery_total{outcome=\"Unknown\"}` grows"
                            : "blocked list: IN_DOUBT; log: “" + sentence(node, "may have arrived") + "”");
            return outcome;
        }
    }

    private static String sentence(Node node, String words) {
        return node.log().stream()
                .filter(line -> line.contains(words))
                .map(line -> line.replaceFirst("^.*?message ", "message "))
                .findFirst()
                .orElse("");
    }

    @Test
    void whoeverAsksToBeLeftAloneIsLeftAloneAndThenCaughtUpWith() throws Exception {
        int messages = Size.of(120, 1_200);
        try (FaultTown town = new FaultTown("retry-after", 40, 0)) {
            Node node = town.node(Map.of("TRELLIS_SLACK_PACE", "100"));
            town.settled();
            // One 429 on the first post; the limit is the workspace's, so nobody is to be written to in the window.
            town.slack.misbehaviour().next(SLACK_POST, new Fault.TooManyRequests(WINDOW));
            town.pen.write(messages, town.onSlack());
            Await.until("the 429", Duration.ofMinutes(1), () -> !refused(town).isEmpty());
            Instant refusedAt = refused(town).getFirst().when();
            town.awaitSettled();

            // What was on its way in the same moment does not count.
            long inside = posts(town, refusedAt.plusMillis(1_500), refusedAt.plus(WINDOW))
                    .size();
            List<Instant> after = posts(town, refusedAt.plus(WINDOW), Instant.MAX);
            double seconds = Duration.between(after.getFirst(), after.getLast()).toMillis() / 1_000.0;
            double ofTheLimit = (after.size() - 1) / seconds / POSTS_PER_SECOND;
            Outcome outcome = town.outcome("429 with Retry-After: 30", messages + " messages", 0, messages);
            outcome.print(inside + " calls inside the window, then %.0f %% of the limit; ".formatted(ofTheLimit * 100)
                    + "`trellis_delivery_total{outcome=\"Limited\"}` grows");
            assertThat(outcome.lost()).isZero();
            assertThat(outcome.duplicates()).isZero();
            assertThat(outcome.delivered()).isEqualTo(messages);
            assertThat(inside).isZero();
            // How close it comes is a figure, and depends on what else the machine does; at full size it does nothing
            // else.
            assertThat(ofTheLimit).isGreaterThanOrEqualTo(Size.isFull() ? 0.95 : 0.5);
            assertThat(node.alive()).isTrue();
        }
    }

    private static List<Instant> posts(FaultTown town, Instant from, Instant to) {
        return town.slack.witness().calls(SLACK_POST).stream()
                .map(WitnessedCall::when)
                .filter(when -> !when.isBefore(from) && when.isBefore(to))
                .sorted()
                .toList();
    }

    private static List<WitnessedCall> refused(FaultTown town) {
        return town.slack
                .witness()
                .calls(call ->
                        call.method().equals(SLACK_POST) && call.outcome().equals("fault: 429"));
    }
}
