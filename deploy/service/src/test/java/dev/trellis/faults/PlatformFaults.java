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
        Denied came = denied("slack", 40, 0, SLACK_POST);

        assertThat(came.outcome().lost()).isZero();
        assertThat(came.outcome().duplicates()).isZero();
        assertThat(came.outcome().delivered()).isEqualTo(came.outcome().sent());
        assertThat(came.outcome().reported()).isZero();
    }

    @Test
    void whatTeamsDeliversAndDeniesIsReportedAndNothingElseAndNotSaidAgain() throws Exception {
        Denied came = denied("teams", 0, 40, TEAMS_POST);

        assertThat(came.outcome().lost()).isZero();
        assertThat(came.outcome().duplicates()).isZero();
        assertThat(came.outcome().delivered()).isEqualTo(came.outcome().sent());
        assertThat(came.outcome().reported()).isEqualTo(came.times());
    }

    /** @param times that a message was delivered and denied */
    private record Denied(Outcome outcome, int times) {}

    /** One post in twenty is delivered, and answered with 504, a connection that is cut, or nothing at all. */
    private Denied denied(String chat, int onSlack, int onTeams, String post) throws Exception {
        int messages = Size.of(240, 10_000);
        // Nobody is denied an answer because this machine is late with it.
        Duration patience = Duration.ofSeconds(8);
        try (FaultTown town = new FaultTown("denied-" + chat, onSlack, onTeams)) {
            Node node = town.node(Map.of(
                    "TRELLIS_SLACK_READ_TIMEOUT", patience.toSeconds() + "s",
                    "TRELLIS_TEAMS_REQUEST_TIMEOUT", patience.toSeconds() + "s"));
            town.settled();
            Misbehaviour misbehaviour = onSlack > 0 ? town.slack.misbehaviour() : town.teams.misbehaviour();
            misbehaviour
                    .oneIn(60, post, new Fault.DeliverThenError(504))
                    .oneIn(60, post, new Fault.DeliverThenHangUp())
                    .oneIn(60, post, new Fault.DeliverThenSilence(patience.plusSeconds(4)));
            town.pen.write(messages, onSlack > 0 ? town.onSlack() : town.onTeams());
            town.awaitSettled();
            Outcome outcome = town.outcome(
                    "delivered, then 504/reset/silence on 5 % (" + chat + ")", messages + " messages", 0, messages);
            outcome.print(
                    outcome.reported() == 0
                            ? "nothing: `trellis_delivery_total{outcome=\"Unknown\"}` grows"
                            : "blocked list: IN_DOUBT; log: “" + sentence(node, "may have arrived") + "”");
            assertThat(misbehaviour.struck()).as("one in twenty").isGreaterThanOrEqualTo(messages / 25);
            return new Denied(outcome, misbehaviour.struck());
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
            town.pen.write(1, town.onSlack());
            Instant refusedAt = refusal(town);
            town.pen.write(messages - 1, town.onSlack());
            town.awaitSettled();

            long inside = inside(town, refusedAt, WINDOW);
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

    @Test
    void ofWhatIsInHandWhenSomebodyAsksToBeLeftAloneOnlyWhatIsUnderWayStillComes() throws Exception {
        int messages = Size.of(100, 600);
        Duration window = WINDOW.dividedBy(2);
        try (FaultTown town = new FaultTown("retry-after-in-hand", 40, 0)) {
            town.node(Map.of("TRELLIS_SLACK_PACE", "100"));
            town.settled();
            town.pen.write(messages, town.onSlack());
            Await.until(
                    "messages leave", Duration.ofMinutes(1), () -> town.seen().size() > 10);
            town.slack.misbehaviour().next(SLACK_POST, new Fault.TooManyRequests(window));
            Instant refusedAt = refusal(town);
            town.awaitSettled();

            long inside = inside(town, refusedAt, window);
            Outcome outcome = town.outcome("429 in the midst of it", messages + " messages", 0, messages);
            outcome.print(inside + " calls that were under way; the others wait");
            // As many as leave within a second; all that was in hand would be as many as within the window.
            assertThat(inside).isLessThanOrEqualTo((long) POSTS_PER_SECOND);
            assertThat(outcome.delivered()).isEqualTo(messages);
            assertThat(outcome.duplicates()).isZero();
        }
    }

    /** When the stand-in has asked to be left alone; returns when the service has heard of it. */
    private static Instant refusal(FaultTown town) throws Exception {
        Await.until("the 429", Duration.ofMinutes(1), () -> !refused(town).isEmpty());
        Await.until(
                "it is heard",
                Duration.ofMinutes(1),
                () -> town.pen.number("select count(*) from delivery_pace where closed_until is not null") > 0);
        return refused(town).getFirst().when();
    }

    /** Calls from after the refusal until the window's end. */
    private static long inside(FaultTown town, Instant refusedAt, Duration window) {
        return posts(town, refusedAt.plusNanos(1), refusedAt.plus(window)).size();
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
