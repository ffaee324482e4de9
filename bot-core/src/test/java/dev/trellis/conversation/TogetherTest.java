package dev.trellis.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.message.Button;
import dev.trellis.platform.ChatIdentity;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.storage.Sql;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.MemoryChat;
import dev.trellis.testkit.Persona;
import io.micronaut.context.ApplicationContext;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Taps that come together share a transaction, and nobody is worse off for it. */
@Tag("database")
class TogetherTest {
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    private final CountingFlow flow = new CountingFlow();
    private CoreFixture trellis = CoreFixture.with(flow);

    @AfterEach
    void close() {
        flow.open();
        trellis.close();
    }

    @Test
    void tapsThatComeWhileATransactionIsUnderWayAreTheNextOne() {
        List<Answer> answers = behindAClosedGate("a", "b", "c", "d", "e");
        assertThat(answers).hasSize(6).allMatch(Answer::kept).noneMatch(Answer::repeated);
        assertThat(flow.groups()).containsExactly(List.of("gate"), List.of("a", "b", "c", "d", "e"));
        assertThat(trellis.count("processed_event")).isEqualTo(6);
        assertThat(trellis.count("person")).isEqualTo(6);
    }

    @Test
    void oneBadTapHurtsNobodyElse() {
        List<Answer> answers = behindAClosedGate("a", "bad", "c");
        assertThat(answers).extracting(Answer::kept).containsExactly(true, true, false, true);
        assertThat(trellis.count("processed_event")).isEqualTo(3);
        assertThat(trellis.count("processed_event where event_key like '%bad%'"))
                .isZero();
    }

    @Test
    void aClaimThatCannotBeReadIsAnsweredAndTheOthersStayTogether() {
        List<Answer> answers = behindAClosedGate("a", "", "c");
        assertThat(answers).allMatch(Answer::kept);
        assertThat(answers.get(2).reply()).isNotEqualTo(answers.get(1).reply());
        assertThat(flow.groups()).containsExactly(List.of("gate"), List.of("a", "c"));
    }

    @Test
    void theSameTapTwiceInAGroupIsOneAnswer() {
        List<Answer> answers = behindAClosedGate("a", "a", "c");
        assertThat(answers).allMatch(Answer::kept);
        assertThat(answers.get(1).reply()).isEqualTo(answers.get(2).reply());
        assertThat(answers.get(1).repeated()).isNotEqualTo(answers.get(2).repeated());
        assertThat(flow.taps("a")).isEqualTo(1);
    }

    @Test
    void twoTapsOfOnePersonAreAnsweredOneAfterTheOther() {
        flow.close();
        List<CompletableFuture<Answer>> asked = new ArrayList<>();
        asked.add(tap("gate"));
        flow.awaitSomebody();
        asked.add(tap("noor", "first", "first"));
        asked.add(tap("noor", "second", "second"));
        asked.add(tap("c"));
        awaitQueued(3);
        flow.open();
        assertThat(answers(asked)).allMatch(Answer::kept);
        assertThat(flow.groups()).noneMatch(group -> group.containsAll(List.of("first", "second")));
        assertThat(flow.taps("first") + flow.taps("second")).isEqualTo(2);
    }

    @Test
    void whenTheTransactionFailsEverybodyIsToldNothingIsKeptAndARepetitionSucceeds() {
        flow.killConnections(trellis.database()::execute);
        List<Answer> answers = behindAClosedGate("a", "b", "c");
        assertThat(answers.subList(1, 4)).noneMatch(Answer::kept);
        assertThat(trellis.count("processed_event where event_key not like '%gate%'"))
                .isZero();
        assertThat(trellis.count("outbox where business_key like 'counted:%'")).isEqualTo(1);
        flow.killConnections(null);
        assertThat(tap("a").join().kept()).isTrue();
        assertThat(tap("a").join()).matches(Answer::repeated);
        assertThat(flow.taps("a")).isGreaterThan(1);
        assertThat(trellis.count("outbox where business_key = 'counted:a'")).isEqualTo(1);
    }

    @Test
    void aDeadlockIsNobodysAccident() {
        flow.failOnce(new IllegalStateException(new SQLException("Deadlock found", "40001", 1213)));
        assertThat(behindAClosedGate("a", "b", "c")).allMatch(Answer::kept);
        assertThat(trellis.count("processed_event")).isEqualTo(4);
    }

    @Test
    void whoWouldWaitTooLongIsToldSoInTimeAndNothingIsKeptOfIt() {
        trellis.close();
        trellis = CoreFixture.with(Map.of("trellis.conversation.patience", "700ms"), flow);
        flow.close();
        CompletableFuture<Answer> gate = tap("gate");
        flow.awaitSomebody();
        long began = System.nanoTime();
        List<Answer> answers =
                answers(IntStream.range(0, 100).mapToObj(i -> tap("tap" + i)).toList());
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        assertThat(answers).noneMatch(Answer::kept);
        assertThat(gate.join().kept()).isFalse();
        flow.open();
        assertThat(tap("later").join().kept()).isTrue();
        assertThat(trellis.count("processed_event")).isEqualTo(1);
        assertThat(trellis.count("outbox where business_key like 'counted:%'")).isEqualTo(1);
    }

    @Test
    void whoGivesUpIsLeftOutAndTheOthersStayTogether() {
        flow.close();
        CompletableFuture<Answer> gate = tap("gate");
        flow.awaitSomebody();
        CompletableFuture<Answer> a = tap("a");
        awaitQueued(1);
        Conversation conversation = trellis.bean(Conversation.class);
        CompletableFuture<Answer> hurried = CompletableFuture.supplyAsync(
                () -> conversation.receive(
                        inbound("hurried", "hurried", "hurried"), Deadline.in(Duration.ofMillis(2_400))),
                THREADS);
        awaitQueued(2);
        CompletableFuture<Answer> c = tap("c");
        awaitQueued(3);
        flow.whenTapped("hurried", hurried::join);
        flow.open();
        assertThat(answers(List.of(gate, a, c))).allMatch(Answer::kept);
        assertThat(hurried.join().kept()).isFalse();
        assertThat(flow.groups()).containsExactly(List.of("gate"), List.of("a", "hurried", "c"), List.of("a", "c"));
        assertThat(trellis.count("processed_event")).isEqualTo(3);
    }

    @Test
    void aTapBroughtToTwoNodesAtOnceIsOneAnswer() {
        try (ApplicationContext other = trellis.anotherNode()) {
            for (int i = 0; i < 20; i++) {
                Inbound one = inbound("noor", "twice" + i, "twice" + i);
                List<Answer> answers = answers(List.of(
                        CompletableFuture.supplyAsync(
                                () -> trellis.bean(Conversation.class).receive(one), THREADS),
                        CompletableFuture.supplyAsync(
                                () -> other.getBean(Conversation.class).receive(one), THREADS)));
                assertThat(answers).allMatch(Answer::kept);
                assertThat(answers.get(0).reply()).isEqualTo(answers.get(1).reply());
                assertThat(trellis.count("processed_event where event_key like '%:twice" + i + "'"))
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void whatManyAnswerAtOnceIsEachOnesOwnAnswer() {
        Persona olivia = trellis.person("olivia");
        olivia.says("program create Peers").submits(Map.of());
        List<String> mentees = List.of("ada", "bo", "cy", "di");
        mentees.forEach(mentee -> {
            trellis.person(mentee).says("help");
            olivia.says("pair @mara @" + mentee);
        });
        trellis.passUntil("2026-11-23T09:00");
        flow.close();
        List<CompletableFuture<Answer>> asked = new ArrayList<>();
        CompletableFuture<Answer> gate = tap("gate");
        flow.awaitSomebody();
        for (int i = 0; i < mentees.size(); i++) {
            String mentee = mentees.get(i);
            long checkIn = trellis.number(
                    "max(c.id) from check_in c join person p on p.id = c.person_id where p.display_name = '"
                            + trellis.text("display_name from chat_identity where external_id = '" + mentee + "'")
                            + "'");
            asked.add(send(inbound(
                    mentee,
                    "answer" + i,
                    new Button.Action(
                            "checkin.answer", Map.of("checkIn", "" + checkIn, "score", "" + (i + 1), "asking", "0")))));
        }
        // Somebody else's check-in is none of theirs, in company neither.
        asked.add(send(inbound(
                "eve",
                "stolen",
                new Button.Action("checkin.answer", Map.of("checkIn", "1", "score", "5", "asking", "0")))));
        awaitQueued(5);
        flow.open();
        assertThat(gate.join().kept()).isTrue();
        assertThat(answers(asked)).allMatch(Answer::kept);
        for (int i = 0; i < mentees.size(); i++) {
            assertThat(trellis.number("score from check_in_answer a join chat_identity i on i.person_id = a.person_id"
                            + " where i.external_id = '" + mentees.get(i) + "'"))
                    .isEqualTo(i + 1);
        }
        assertThat(trellis.count("check_in_answer")).isEqualTo(4);
        assertThat(trellis.count("check_in where state = 'ANSWERED'")).isEqualTo(4);
    }

    /** A tap that holds the lane, and these behind it, who are let in together; the answers in this order. */
    private List<Answer> behindAClosedGate(String... taps) {
        flow.close();
        List<CompletableFuture<Answer>> asked = new ArrayList<>();
        asked.add(tap("gate"));
        flow.awaitSomebody();
        for (String tap : taps) {
            asked.add(tap(tap));
            awaitQueued(asked.size() - 1);
        }
        flow.open();
        return answers(asked);
    }

    private void awaitQueued(int count) {
        GroupCommit commits = trellis.bean(GroupCommit.class);
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (commits.waiting() < count && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(commits.waiting()).isEqualTo(count);
    }

    private static List<Answer> answers(List<CompletableFuture<Answer>> asked) {
        return asked.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<Answer> tap(String what) {
        return tap("p" + what, what.isEmpty() ? "unreadable" : what, what);
    }

    private CompletableFuture<Answer> tap(String user, String key, String what) {
        return send(inbound(user, key, what));
    }

    private CompletableFuture<Answer> send(Inbound inbound) {
        Conversation conversation = trellis.bean(Conversation.class);
        flow.sql(trellis.bean(Sql.class));
        return CompletableFuture.supplyAsync(() -> conversation.receive(inbound), THREADS);
    }

    private static Inbound inbound(String user, String key, String what) {
        return inbound(
                user, key, new Button.Action(CountingFlow.BUTTON, what.isEmpty() ? Map.of() : Map.of("what", what)));
    }

    private static Inbound inbound(String user, String key, Button.Action action) {
        return new Inbound(
                MemoryChat.NAME + ":" + key,
                new WorkspaceRef(MemoryChat.NAME, CoreFixture.WORKSPACE, null),
                new Sender(new ChatIdentity(MemoryChat.NAME, CoreFixture.WORKSPACE, user), null, null, null, null),
                new Place(Place.Kind.DIRECT, "dm:" + user, ""),
                true,
                new Event.Pressed(action, null));
    }
}
