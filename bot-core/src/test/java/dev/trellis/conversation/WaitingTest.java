package dev.trellis.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.platform.ChatIdentity;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.text.Language;
import dev.trellis.text.Voice;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Somebody waits for an answer, and what they are told is true. */
class WaitingTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Answer ANSWER = Answer.kept(Reply.quiet(), new Voice(Language.ENGLISH, ZoneOffset.UTC));

    @Test
    void whoWasToldThatNothingIsKeptWhileItCommittedIsNotTakenInAgainWhenTheCommitFails() {
        Waiting event = waiting(Duration.ofMillis(300));
        assertThat(event.mayCommit()).isTrue();
        assertThat(event.await()).isEmpty();

        event.notCommitted();
        assertThat(event.isGivenUp()).isTrue();
        assertThat(event.mayCommit()).isFalse();
    }

    @Test
    void aCommitThatHadBegunIsWaitedFor() {
        Waiting event = waiting(Duration.ofMillis(300));
        assertThat(event.mayCommit()).isTrue();
        Thread.ofVirtual().start(() -> {
            while (event.spare(0) > 0) {
                Thread.onSpinWait();
            }
            event.answered(ANSWER);
        });
        assertThat(event.await()).contains(ANSWER);
    }

    @Test
    void noCommitBeginsWhenTheTimeIsOver() {
        assertThat(waiting(Duration.ZERO).mayCommit()).isFalse();
        Waiting given = waiting(Duration.ZERO);
        assertThat(given.await()).isEmpty();
        assertThat(given.mayCommit()).isFalse();
    }

    @Test
    void aFailedCommitIsTakenInAgainWhileSomebodyWaits() {
        Waiting event = waiting(LONG);
        assertThat(event.mayCommit()).isTrue();
        event.notCommitted();
        assertThat(event.mayCommit()).isTrue();
    }

    @Test
    void whoIsRefusedIsToldAtOnceAndNothingIsKept() {
        Waiting event = waiting(LONG);
        event.refuse();
        assertThat(event.await()).isEmpty();
        assertThat(event.spare(0)).as("a minute was not waited for").isPositive();
        assertThat(event.mayCommit()).isFalse();
    }

    @Test
    void whatIsBeingCommittedIsNotRefused() {
        Waiting event = waiting(LONG);
        assertThat(event.mayCommit()).isTrue();
        event.refuse();
        event.answered(ANSWER);
        assertThat(event.await()).contains(ANSWER);
    }

    @Test
    void whoHasOnlyJustComeIsWorthATryHoweverLongTransactionsTake() {
        assertThat(waiting(LONG).spare(Duration.ofHours(1).toNanos())).isPositive();
    }

    @Test
    void whoseTimeIsShorterThanATransactionHasNoneToSpare() {
        assertThat(waiting(LONG).spare(Duration.ofSeconds(40).toNanos())).isPositive();
        assertThat(waiting(Duration.ZERO).spare(1)).isNotPositive();
        assertThat(waiting(Duration.ofMillis(-300)).spare(Duration.ofMillis(250).toNanos()))
                .isNegative();
    }

    private static Waiting waiting(Duration patience) {
        return new Waiting(
                new Inbound(
                        "memory:1",
                        new WorkspaceRef("memory", "W1", null),
                        new Sender(new ChatIdentity("memory", "W1", "noor"), null, null, null, null),
                        new Place(Place.Kind.DIRECT, "dm:noor", ""),
                        true,
                        new Event.HomeOpened()),
                patience);
    }
}
