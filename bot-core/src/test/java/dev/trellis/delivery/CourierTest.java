package dev.trellis.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.message.Card;
import dev.trellis.platform.CallKind;
import dev.trellis.platform.Capability;
import dev.trellis.platform.DeliveryOutcome;
import dev.trellis.platform.MessageRef;
import dev.trellis.platform.Parcel;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.MemoryChat;
import dev.trellis.testkit.Persona;
import dev.trellis.text.Text;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rule 4: nothing is lost, nothing is said twice; rule 2: nobody is nagged. */
@Tag("database")
class CourierTest {
    private static final long ORGANIZATION = 1;

    private final CoreFixture trellis = new CoreFixture(Capability.FINDS_ITS_MESSAGES);
    private final Persona noor = trellis.person("noor").says("help");
    private final long person = trellis.number("max(id) from person");

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void whatIsMeantTwiceUnderOneKeyIsSaidOnce() {
        means("k", Urgency.ROUTINE);
        means("k", Urgency.ROUTINE);
        trellis.settle();
        assertThat(noor.messages()).containsExactly("k");
    }

    @Test
    void whatIsMeantInAFailedTransactionWasNeverMeant() {
        try {
            inTransaction(() -> {
                trellis.bean(Outbox.class).write(ORGANIZATION, intent("k", Urgency.ROUTINE));
                throw new IllegalStateException("undone");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("undone");
        }
        trellis.settle();
        assertThat(noor.messages()).isEmpty();
    }

    @Test
    void outsideWorkingHoursAMessageWaitsAndSaysWhy() {
        trellis.passUntil("2026-11-19T20:00");
        means("k", Urgency.ROUTINE);
        trellis.settle();
        assertThat(noor.messages()).isEmpty();
        assertThat(state("k")).isEqualTo("WAITING QUIET_HOURS");
        trellis.passUntil("2026-11-20T09:00");
        assertThat(noor.messages()).containsExactly("k");
    }

    @Test
    void theBudgetOfADayHoldsEvenWhenTwoAreDueAtOnce() {
        means("one", Urgency.ROUTINE);
        means("two", Urgency.ROUTINE);
        trellis.settle();
        assertThat(noor.messages()).hasSize(1);
        trellis.passUntil("2026-11-20T09:00");
        assertThat(noor.messages()).hasSize(2);
    }

    @Test
    void whatIsNoLongerTrueIsNotSaid() {
        trellis.passUntil("2026-11-20T20:00");
        inTransaction(() -> trellis.bean(Outbox.class)
                .write(
                        ORGANIZATION,
                        intent("k", Urgency.ROUTINE)
                                .expiring(trellis.clock().instant().plus(Duration.ofHours(5)))));
        trellis.passUntil("2026-11-23T12:00");
        assertThat(noor.messages()).isEmpty();
        assertThat(state("k")).startsWith("DROPPED");
    }

    @Test
    void aRateLimitIsWaitedOutAndThenTheMessageGoes() {
        trellis.chat().next(MemoryChat.limited(Duration.ofSeconds(30)));
        means("k", Urgency.INTERACTIVE);
        trellis.settle();
        int calls = trellis.chat().calls();
        trellis.clock().advance(Duration.ofSeconds(29));
        trellis.settle();
        assertThat(trellis.chat().calls()).isEqualTo(calls);
        // A little later than asked for, so that a crowd does not come back at once.
        trellis.clock().advance(Duration.ofSeconds(3));
        trellis.settle();
        assertThat(noor.messages()).containsExactly("k");
    }

    @Test
    void aMessageInDoubtThatArrivedIsFoundAndNotSentAgain() {
        trellis.chat().next(new DeliveryOutcome.Unknown("time-out"));
        means("k", Urgency.INTERACTIVE);
        trellis.settle();
        assertThat(state("k")).startsWith("IN_DOUBT");
        trellis.clock().advance(Duration.ofSeconds(20));
        trellis.settle();
        assertThat(state("k")).startsWith("DELIVERED");
        assertThat(noor.messages()).containsExactly("k");
    }

    @Test
    void aWorkerThatNeverCameBackLeavesItsMessageToTheNextOne() {
        means("k", Urgency.INTERACTIVE);
        assertThat(pick(10)).hasSize(1);
        trellis.settle();
        assertThat(noor.messages()).isEmpty();
        trellis.clock().advance(Claims.LEASE.plusSeconds(1));
        trellis.settle();
        assertThat(noor.messages()).containsExactly("k");
        assertThat(trellis.chat().calls()).isEqualTo(1);
    }

    @Test
    void anOutageOfManyAttemptsBlocksNothing() {
        for (int i = 0; i < 60; i++) {
            trellis.chat().next(MemoryChat.limited(Duration.ofSeconds(10)));
        }
        means("k", Urgency.INTERACTIVE);
        for (int minute = 0; minute < 90; minute++) {
            trellis.clock().advance(Duration.ofMinutes(1));
            trellis.settle();
        }
        assertThat(noor.messages()).containsExactly("k");
    }

    @Test
    void afterThreeDaysOfRefusalsAnOperatorDecides() {
        for (int i = 0; i < 400; i++) {
            trellis.chat().next(MemoryChat.limited(Duration.ofMinutes(20)));
        }
        means("k", Urgency.INTERACTIVE);
        trellis.pass(Duration.ofDays(4));
        assertThat(state("k")).startsWith("BLOCKED GAVE_UP");
    }

    @Test
    void aWorkerThatWasLostWhileItSentLeavesTheMessageToBeLookedFor() {
        means("k", Urgency.INTERACTIVE);
        Ready lost = pick(10).getFirst();
        Ledger ledger = trellis.bean(Ledger.class);
        assertThat(ledger.sending(lost)).isTrue();
        trellis.clock().advance(Claims.LEASE.plusSeconds(1));
        pick(10);
        assertThat(state("k")).isEqualTo("IN_DOUBT WORKER_LOST");
        // What was on its way may still arrive.
        assertThat(pickIn(CallKind.LOOK, 10)).isEmpty();
        trellis.clock().advance(Outcomes.LOOK_AGAIN);
        // Whoever takes it to look for it, and is lost too, leaves it in doubt.
        assertThat(pickIn(CallKind.LOOK, 10)).hasSize(1);
        trellis.clock().advance(Claims.LEASE.plusSeconds(1));
        assertThat(pickIn(CallKind.LOOK, 10)).isEmpty();
        assertThat(state("k")).isEqualTo("IN_DOUBT WORKER_LOST");
        assertThat(ledger.sending(lost)).isFalse();
        trellis.clock().advance(Outcomes.LOOK_AGAIN);
        trellis.settle();
        assertThat(noor.messages()).containsExactly("k");
    }

    @Test
    void whatIsWithdrawnWhileItMayBeUnderWayIsNotSentOnceMore() {
        means("k", Urgency.INTERACTIVE);
        Ready underWay = pick(10).getFirst();
        assertThat(trellis.bean(Ledger.class).sending(underWay)).isTrue();
        inTransaction(() -> trellis.bean(Outbox.class).withdraw(ORGANIZATION, "k"));
        assertThat(state("k")).startsWith("CLAIMED");
        // The platform says that it is not there: it would be an ordinary message again.
        trellis.clock().advance(Claims.LEASE.plusSeconds(1));
        trellis.settle();
        trellis.clock().advance(Outcomes.LOOK_AGAIN);
        trellis.settle();
        assertThat(noor.messages()).isEmpty();
        assertThat(state("k")).isEqualTo("DROPPED EXPIRED");
    }

    @Test
    void whatCannotBeReadInOneWorkspaceHoldsUpNobodyElse() {
        trellis.database()
                .execute(
                        "insert into workspace (id, organization_id, platform, external_id, installed_at)"
                                + " values (2, 1, 'memory', 'W2', now(6))",
                        "insert into outbox (organization_id, business_key, kind, urgency, urgency_rank, target, card, state, due_at,"
                                + " created_at, lane) values (1, 'newer', 'x', 'INTERACTIVE', 0, 'NEWER', '{}', 'WAITING',"
                                + " '2026-11-19', now(6), 2)");
        for (int i = 0; i < 3; i++) {
            means("k" + i, Urgency.INTERACTIVE);
            trellis.settle();
        }
        assertThat(noor.messages()).containsExactly("k0", "k1", "k2");
    }

    @Test
    void whatCannotBeComposedIsTriedAgainAndThenAnOperatorDecides() {
        means("k", Urgency.INTERACTIVE);
        trellis.database().execute("update outbox set card = 'not sealed' where business_key = 'k'");
        trellis.settle();
        assertThat(state("k")).isEqualTo("WAITING NOT_COMPOSED");
        trellis.pass(Duration.ofDays(4));
        assertThat(state("k")).isEqualTo("BLOCKED GAVE_UP NOT_COMPOSED");
    }

    @Test
    void aWorkerWhoseLeaseRanOutCannotRecordAnyMore() {
        means("k", Urgency.INTERACTIVE);
        Ready slept = pick(10).getFirst();
        trellis.clock().advance(Claims.LEASE.plusSeconds(1));
        trellis.settle();
        trellis.bean(Ledger.class).record(slept, new Verdict.Over(OutboxRow.State.BLOCKED, "too late"));
        assertThat(state("k")).startsWith("DELIVERED");
        trellis.bean(Ledger.class).record(slept, new Verdict.Delivered(null));
        assertThat(trellis.count("outbox where message is not null")).isEqualTo(1);
    }

    @Test
    void twoWorkersNeverTakeTheSameMessage() {
        for (int i = 0; i < 10; i++) {
            means("k" + i, Urgency.INTERACTIVE);
        }
        List<Long> first = pick(6).stream().map(ready -> ready.row().id()).toList();
        List<Long> second = pick(10).stream().map(ready -> ready.row().id()).toList();
        assertThat(first).hasSize(6);
        assertThat(second).hasSize(4).doesNotContainAnyElementsOf(first);
    }

    @Test
    void answersGoBeforeNudges() {
        means("nudge", Urgency.ROUTINE);
        means("answer", Urgency.INTERACTIVE);
        assertThat(pick(1).getFirst().row().businessKey()).isEqualTo("answer");
    }

    @Test
    void whatIsBeingSentAndIsChangedMeanwhileIsSentOnceMoreAndNotAtTheSameTime() {
        means("k", Urgency.INTERACTIVE);
        trellis.settle();
        means(Intent.inPlaceOf("k", person, Card.of(Text.words("first"))));
        Ready first = pickIn(CallKind.CHANGE, 10).getFirst();
        assertThat(trellis.bean(Ledger.class).sending(first)).isTrue();
        means(Intent.inPlaceOf("k", person, Card.of(Text.words("second"))));
        assertThat(pickIn(CallKind.CHANGE, 10)).as("its worker still has it").isEmpty();
        trellis.bean(Ledger.class).record(first, new Verdict.Delivered(null));
        trellis.settle();
        assertThat(noor.messages()).containsExactly("second");
    }

    @Test
    void aChangeMeantBeforeTheMessageWasSentNeverComesAfterANewerOne() {
        means("k", Urgency.INTERACTIVE);
        Ready message = pick(10).getFirst();
        assertThat(trellis.bean(Ledger.class).sending(message)).isTrue();
        means(Intent.inPlaceOf("k", person, Card.of(Text.words("older"))));
        MessageRef there = ((DeliveryOutcome.Delivered) trellis.chat()
                        .deliver(new Parcel(
                                "m1",
                                message.at().workspace(),
                                message.at().target(),
                                Card.of(Text.words("k")),
                                message.at().voice())))
                .message();
        trellis.bean(Ledger.class).record(message, new Verdict.Delivered(there));
        trellis.clock().advance(Duration.ofSeconds(1));
        means(Intent.inPlaceOf(there, person, Card.of(Text.words("newer"))));
        trellis.settle();
        trellis.clock().advance(Duration.ofSeconds(5));
        trellis.settle();
        assertThat(noor.messages()).containsExactly("newer");
        assertThat(trellis.count("outbox where business_key like 'place:%' and state = 'DELIVERED'"))
                .isEqualTo(1);
    }

    @Test
    void whatIsWithdrawnBetweenTheClaimAndTheCallIsNotSent() {
        means("k", Urgency.INTERACTIVE);
        Ready ready = pick(10).getFirst();
        inTransaction(() -> trellis.bean(Outbox.class).withdraw(ORGANIZATION, "k"));
        assertThat(trellis.bean(Ledger.class).sending(ready)).isFalse();
        assertThat(state("k")).isEqualTo("DROPPED WITHDRAWN");
    }

    @Test
    void whatAnOlderReleaseLeftAmongWhatIsDueIsPutAway() {
        means("k", Urgency.INTERACTIVE);
        trellis.settle();
        trellis.database()
                .execute("update outbox set urgency_rank = 0, due_at = '2026-11-19' where business_key = 'k'");
        trellis.settle();
        assertThat(trellis.number("urgency_rank from outbox where business_key = 'k'"))
                .isEqualTo(9);
        assertThat(noor.messages()).containsExactly("k");
    }

    @Test
    void whatIsRejectedIsBlockedWithItsReasonAndCanBeReleased() {
        trellis.chat().next(new DeliveryOutcome.Rejected("invalid_blocks"));
        means("k", Urgency.INTERACTIVE);
        trellis.settle();
        assertThat(state("k")).isEqualTo("BLOCKED REJECTED invalid_blocks");
        Persona olivia = trellis.person("olivia").says("blocked");
        assertThat(olivia.answer())
                .contains("One message is blocked", "invalid_blocks")
                .doesNotContain("“k”");
        olivia.taps("Try again");
        assertThat(noor.messages()).containsExactly("k");
    }

    @Test
    void somebodyWhoCannotBeReachedBlocksTheMessageUntilTheySpeakAgain() {
        trellis.person("olivia").says("help");
        Persona gone = trellis.person(MemoryChat.GONE + "ada").says("help");
        long ada = trellis.number("max(id) from person");
        inTransaction(() -> trellis.bean(Outbox.class)
                .write(ORGANIZATION, Intent.toPerson(ada, "k", "test", Urgency.INTERACTIVE, Card.of(Text.words("k")))));
        trellis.settle();
        assertThat(state("k")).startsWith("BLOCKED UNREACHABLE");
        assertThat(trellis.count("chat_identity where unreachable_why is not null"))
                .isEqualTo(1);
        gone.says("help");
        assertThat(trellis.count("chat_identity where unreachable_why is not null"))
                .isZero();
    }

    @Test
    void somebodyOnTwoChatsIsReachedOnTheOtherWhenOneFails() {
        Persona gone = trellis.person(MemoryChat.GONE + "ada").says("help");
        long ada = trellis.number("max(id) from person");
        trellis.database()
                .execute(
                        "insert into chat_identity (organization_id, person_id, workspace_id, platform, external_id, display_name)"
                                + " select organization_id, person_id, workspace_id, platform, 'ada-elsewhere', display_name"
                                + " from chat_identity where person_id = " + ada);
        inTransaction(() -> trellis.bean(Outbox.class)
                .write(ORGANIZATION, Intent.toPerson(ada, "k", "test", Urgency.INTERACTIVE, Card.of(Text.words("k")))));
        trellis.settle();
        assertThat(state("k")).startsWith("DELIVERED");
        assertThat(trellis.person("ada-elsewhere").messages()).containsExactly("k");
        assertThat(gone.messages()).isEmpty();
    }

    @Test
    void aMessageThatHasNotLeftCanBeWithdrawn() {
        trellis.passUntil("2026-11-19T20:00");
        means("k", Urgency.ROUTINE);
        inTransaction(() -> trellis.bean(Outbox.class).withdraw(ORGANIZATION, "k"));
        trellis.passUntil("2026-11-20T12:00");
        assertThat(noor.messages()).isEmpty();
    }

    @Test
    void aChangeToAMessageThatHasNotLeftChangesWhatIsSent() {
        trellis.passUntil("2026-11-19T20:00");
        means("k", Urgency.ROUTINE);
        inTransaction(() -> trellis.bean(Outbox.class)
                .write(ORGANIZATION, Intent.inPlaceOf("k", person, Card.of(Text.words("changed")))));
        trellis.passUntil("2026-11-20T12:00");
        assertThat(noor.messages()).containsExactly("changed");
    }

    @Test
    void theNewestChangeOfAMessageWins() {
        means("k", Urgency.INTERACTIVE);
        trellis.settle();
        for (String words : List.of("first", "second")) {
            inTransaction(() -> trellis.bean(Outbox.class)
                    .write(ORGANIZATION, Intent.inPlaceOf("k", person, Card.of(Text.words(words)))));
        }
        trellis.settle();
        assertThat(noor.messages()).containsExactly("second");
    }

    private List<Ready> pick(int most) {
        return pickIn(CallKind.POST, most);
    }

    /** What a worker of another node would have in its hands, and then dies or sleeps. */
    private List<Ready> pickIn(CallKind kind, int most) {
        return trellis.bean(Picking.class).pick(new Lane(1, kind), most).ready();
    }

    private void means(Intent intent) {
        inTransaction(() -> trellis.bean(Outbox.class).write(ORGANIZATION, intent));
    }

    private void means(String key, Urgency urgency) {
        inTransaction(() -> trellis.bean(Outbox.class).write(ORGANIZATION, intent(key, urgency)));
    }

    private Intent intent(String key, Urgency urgency) {
        return Intent.toPerson(person, key, "test", urgency, Card.of(Text.words(key)));
    }

    @SuppressWarnings("unchecked")
    private void inTransaction(Runnable work) {
        ((TransactionOperations<Connection>) trellis.bean(TransactionOperations.class)).executeWrite(status -> {
            work.run();
            return null;
        });
    }

    private String state(String key) {
        return trellis.text(
                "concat(state, coalesce(concat(' ', why), '')) from outbox where business_key = '" + key + "'");
    }
}
