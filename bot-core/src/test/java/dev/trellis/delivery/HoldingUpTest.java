package dev.trellis.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.message.Card;
import dev.trellis.platform.CallKind;
import dev.trellis.platform.Capability;
import dev.trellis.platform.Pace;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import dev.trellis.text.Text;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who holds up whom: nodes that stand still, chats that hang, changes that nobody waits for, and nodes of an older release. */
@Tag("database")
class HoldingUpTest {
    private static final long ORGANIZATION = 1;

    private final CoreFixture trellis = new CoreFixture(Capability.FINDS_ITS_MESSAGES);
    private final Persona noor = trellis.person("noor").says("help");
    private final long person = trellis.number("max(id) from person");

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void aNodeThatStandsStillWithALaneInItsHandsHoldsUpNobodyElse() {
        Lane lane = new Lane(1, CallKind.POST);
        Pace pace = new Pace(CallKind.POST, 50, Duration.ofSeconds(1), 0, Duration.ZERO);
        Paces paces = trellis.bean(Paces.class);
        // The first look makes the row of the lane.
        inTransaction(() -> paces.room(lane, pace, 1));
        Duration[] again = new Duration[1];
        inTransaction(() -> {
            assertThat(paces.room(lane, pace, 1).calls()).isEqualTo(1);
            // Would wait for our transaction, and we for it, until the server gives up.
            CompletableFuture.runAsync(() -> inTransaction(
                            () -> again[0] = paces.room(lane, pace, 1).again()))
                    .join();
        });
        assertThat(again[0]).isPositive();
    }

    @Test
    void aWorkspaceWhereEveryCallHangsHasInHandNoMoreThanItsPaceLetsOutInFourSeconds() {
        trellis.chat().keepsTo(new Pace(CallKind.POST, 101, Duration.ofSeconds(1), 100, Duration.ZERO));
        for (int i = 0; i < 60; i++) {
            means(intent("k" + i, Urgency.INTERACTIVE));
        }
        Hands hands = new Hands();
        List<Ready> first = turns().take(hands).ready();
        assertThat(first).hasSize(20);
        assertThat(turns().take(hands).ready()).as("none of them has come back").isEmpty();
        hands.give(first.subList(0, 5));
        assertThat(turns().take(hands).ready()).hasSize(5);
    }

    @Test
    void aNodeThatKnowsNoWorkspaceYetDeliversWhatOthersHaveWritten() {
        means(intent("k", Urgency.INTERACTIVE));
        // Asked outside of any transaction, as the courier's loop does.
        trellis.bean(Lanes.class).forget();
        assertThat(turns().take(new Hands()).ready()).hasSize(1);
    }

    @Test
    void whatAnswersSomebodyGoesBeforeChangesThatNobodyWaitsFor() {
        says("a", "b", "c");
        means(change("a").unprompted());
        means(change("b").unprompted());
        means(change("c"));
        assertThat(pick(CallKind.CHANGE, 1))
                .extracting(ready -> ready.row().urgency())
                .containsExactly(Urgency.INTERACTIVE);
    }

    @Test
    void aChangeInPlaceAsksForNobodysAttention() {
        says("a");
        trellis.passUntil("2026-11-19T23:00");
        means(change("a").unprompted());
        trellis.settle();
        assertThat(noor.messages()).as("at night").containsExactly("a changed");
    }

    @Test
    void aChangeThatSomebodyWaitsForAfterAllIsUrgent() {
        says("a", "b");
        means(change("a").unprompted());
        means(change("b").unprompted());
        means(change("b"));
        assertThat(trellis.text("group_concat(urgency order by id) from outbox where kind = 'update'"))
                .isEqualTo("ROUTINE,INTERACTIVE");
    }

    @Test
    void aRejectedCardDoesNotBlockTheOneThatWasMeantMeanwhile() {
        says("a");
        means(change("a"));
        Ready rejected = pick(CallKind.CHANGE, 1).getFirst();
        means(Intent.inPlaceOf("a", person, Card.of(Text.words("newer"))));
        trellis.bean(Ledger.class).record(rejected, new Verdict.Over(OutboxRow.State.BLOCKED, "REJECTED too long"));
        trellis.settle();
        assertThat(noor.messages()).containsExactly("newer");
    }

    @Test
    void whatWasInDoubtIsStillWhenItIsGivenUp() {
        means(intent("k", Urgency.INTERACTIVE));
        trellis.database().execute("update outbox set state = 'IN_DOUBT' where business_key = 'k'");
        OutboxRow[] found = new OutboxRow[1];
        inTransaction(() ->
                found[0] = trellis.bean(Outbox.class).find(ORGANIZATION, "k").orElseThrow());
        OutboxRow row = found[0];
        Verdict verdict =
                Outcomes.again(row, row.createdAt().plus(Outcomes.GIVE_UP), Duration.ofMinutes(1), 7, "UNAUTHORIZED");
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Over.class, over -> {
            assertThat(over.inDoubt()).isTrue();
            assertThat(over.why()).contains("GAVE_UP UNAUTHORIZED");
        });
    }

    @Test
    void whatANodeOfAnOlderReleaseIsSendingIsLeftToIt() {
        means(intent("k", Urgency.INTERACTIVE));
        // It knows no lanes, and leaves the message at the time that it was due.
        olderNodeHas("k", Duration.ofMinutes(2));
        trellis.settle();
        assertThat(trellis.text("state from outbox where business_key = 'k'")).isEqualTo("CLAIMED");
        assertThat(trellis.chat().calls()).isZero();
    }

    @Test
    void whatANodeOfAnOlderReleaseLeftWhileSendingItIsLookedFor() {
        means(intent("k", Urgency.INTERACTIVE));
        olderNodeHas("k", Duration.ofSeconds(-1));
        trellis.settle();
        assertThat(trellis.text("state from outbox where business_key = 'k'")).isEqualTo("IN_DOUBT");
        trellis.pass(Duration.ofMinutes(1));
        assertThat(noor.messages()).containsExactly("k");
    }

    private void olderNodeHas(String key, Duration left) {
        trellis.database()
                .execute(
                        "update outbox set state = 'CLAIMED', claimed_by = 'older', lane = 0, call_kind = 0, claimed_until = '"
                                + trellis.clock()
                                        .instant()
                                        .plus(left)
                                        .toString()
                                        .replace("T", " ")
                                        .replace("Z", "")
                                + "', sending_at = due_at where business_key = '" + key + "'");
    }

    /** Without what a turn before has put to rest. */
    private Turns turns() {
        return new Turns(
                trellis.bean(Lanes.class),
                trellis.bean(Platforms.class),
                trellis.bean(Picking.class),
                trellis.bean(Clock.class));
    }

    private void says(String... keys) {
        for (String key : keys) {
            means(intent(key, Urgency.INTERACTIVE));
        }
        trellis.settle();
    }

    private Intent change(String key) {
        return Intent.inPlaceOf(key, person, Card.of(Text.words(key + " changed")));
    }

    private Intent intent(String key, Urgency urgency) {
        return Intent.toPerson(person, key, "test", urgency, Card.of(Text.words(key)));
    }

    private List<Ready> pick(CallKind kind, int most) {
        return trellis.bean(Picking.class).pick(new Lane(1, kind), most).ready();
    }

    private void means(Intent intent) {
        inTransaction(() -> trellis.bean(Outbox.class).write(ORGANIZATION, intent));
    }

    @SuppressWarnings("unchecked")
    private void inTransaction(Runnable work) {
        ((TransactionOperations<Connection>) trellis.bean(TransactionOperations.class)).executeWrite(status -> {
            work.run();
            return null;
        });
    }
}
