package dev.trellis.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.bolt.response.Response;
import dev.trellis.conversation.Answer;
import dev.trellis.conversation.Deadline;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.message.Card;
import dev.trellis.slack.inbound.BoltRouter;
import dev.trellis.testkit.RecordingConversation;
import dev.trellis.testkit.Samples;
import dev.trellis.text.Text;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Slack waits 3 seconds for an acknowledgement, and everything on the way to it shares them. */
class SlackAcknowledgementTest {
    /** What once was waited for Slack, whatever had been waited for before. */
    private static final Duration TOO_LONG = Duration.ofMillis(1_500);

    private final SlackUnderTest slack = new SlackUnderTest();
    private final List<Duration> left = new CopyOnWriteArrayList<>();

    @AfterEach
    void open() {
        slack.servers.open();
    }

    @Test
    void theEngineIsToldWhatIsLeftOfLessThanThreeSeconds() {
        answering(Reply.quiet());
        slack.types("status");
        Fixtures.interaction(slack.client, "press-channel");
        slack.client.post(Fixtures.event("message-im"));
        assertThat(left).hasSize(3).allMatch(time -> time.isPositive() && time.compareTo(Duration.ofMillis(2_700)) < 0);
    }

    @Test
    void anAnswerToAPressThatSlackDoesNotTakeInTimeGoesOnAlone() {
        answering(Reply.say(Text.words("Done at last")));
        slack.servers.close();
        assertThat(inTime(press(), Deadline.in(Duration.ofMillis(300))).getStatusCode())
                .isEqualTo(200);
        assertThat(slack.servers.screen).isEmpty();
        slack.servers.open();
        awaitOnScreen("Done at last");
    }

    @Test
    void whenTheEngineHasUsedUpTheTimeNothingElseIsWaitedFor() {
        slack.answeredBy((inbound, deadline) -> {
            deadline.orElse(false, new CompletableFuture<Boolean>()::join);
            return Answer.kept(Reply.say(Text.words("Done at last")), RecordingConversation.VOICE);
        });
        slack.servers.close();
        assertThat(inTime(press(), Deadline.in(Duration.ofMillis(300))).getStatusCode())
                .isEqualTo(200);
        assertThat(inTime(message(), Deadline.in(Duration.ofMillis(300))).getStatusCode())
                .isEqualTo(200);
        slack.servers.open();
        await(() -> slack.servers.screen.size() == 2);
    }

    @Test
    void aFormThatDoesNotOpenInTimeIsSaidInTheSameTime() {
        answering(new Reply.Ask(Samples.everyField()));
        slack.servers.close();
        assertThat(inTime(press(), Deadline.in(Duration.ofMillis(300))).getStatusCode())
                .isEqualTo(200);
        slack.servers.open();
        awaitOnScreen("did not open in time");
        await(() -> !slack.servers.modals.isEmpty());
    }

    @Test
    void slackThatDoesNotSayWhoSomebodyIsLeavesHalfOfTheTimeToTheEngine() {
        answering(new Reply.Replace(Card.of(Text.words("Thanks"))));
        slack.servers.close();
        Deadline deadline = Deadline.in(TOO_LONG);
        inTime(press().replace("U0ADA", "U0UNHEARD"), deadline);
        assertThat(left)
                .singleElement()
                .satisfies(time -> assertThat(time).isBetween(Duration.ofMillis(1), TOO_LONG.dividedBy(2)));
        slack.servers.open();
        await(() -> slack.servers.calls.contains("users.info"));
    }

    private void answering(Reply reply) {
        slack.answeredBy((inbound, deadline) -> {
            left.add(deadline.left());
            return Answer.kept(reply, RecordingConversation.VOICE);
        });
    }

    private Response inTime(String body, Deadline deadline) {
        long began = System.nanoTime();
        Response response = slack.client
                .bean(BoltRouter.class)
                .route(body.getBytes(StandardCharsets.UTF_8), headers(body), deadline);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(TOO_LONG);
        return response;
    }

    private static Map<String, List<String>> headers(String body) {
        return Map.of(
                "Content-Type",
                List.of(body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded"));
    }

    private String press() {
        return Fixtures.interaction("press-channel", slack.servers);
    }

    private static String message() {
        return Fixtures.event("message-im");
    }

    private void awaitOnScreen(String words) {
        await(() -> slack.servers.screen.stream()
                .anyMatch(shown -> shown.blocks().toString().contains(words)));
    }

    private static void await(BooleanSupplier condition) {
        long patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < patience) {
            Thread.onSpinWait();
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
