package dev.trellis.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.command.CommandLine;
import dev.trellis.conversation.message.Button;
import dev.trellis.delivery.Doorbell;
import dev.trellis.platform.ChatIdentity;
import dev.trellis.platform.WorkspaceRef;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.MemoryChat;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.transaction.TransactionOperations;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** More comes than the machine can do: it does what it can, and tells the others so in time. */
@Tag("database")
class OverloadTest {
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration TRANSACTION = Duration.ofMillis(400);
    private static final Duration DEMAND = Duration.ofSeconds(5);
    private static final Duration TICK = Duration.ofMillis(20);
    private static final int PEOPLE = 500;

    private final CoreFixture trellis =
            CoreFixture.with(Map.of("datasources.default.maximum-pool-size", "20"), new CountingFlow());
    private final SlowTransactions transactions = new SlowTransactions(trellis.bean(TransactionOperations.class));
    private final GroupCommit commits = new GroupCommit(
            transactions,
            trellis.bean(Intake.class),
            trellis.bean(Doorbell.class),
            trellis.clock(),
            new SimpleMeterRegistry());
    private final Engine engine =
            new Engine(trellis.bean(Router.class), commits, trellis.clock(), PATIENCE, new SimpleMeterRegistry());

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void aNodeKeepsAsManyTapsAsItCanAndRefusesTheOthersInTime() {
        long inTwoLanes = 2 * 64 * DEMAND.toMillis() / TRANSACTION.toMillis();
        Collection<Outcome> outcomes = overload(30, OverloadTest::tap);
        assertThat(outcomes).hasSizeGreaterThan((int) (4 * inTwoLanes));
        assertKeptButNotMore(outcomes, inTwoLanes);
    }

    @Test
    void aNodeKeepsAsManyCommandsAsItCanAndRefusesTheOthersInTime() {
        long inTwelveConnections = 12 * DEMAND.toMillis() / TRANSACTION.toMillis();
        Collection<Outcome> outcomes = overload(6, OverloadTest::command);
        assertThat(outcomes).hasSizeGreaterThan((int) (4 * inTwelveConnections));
        assertKeptButNotMore(outcomes, inTwelveConnections);
    }

    @Test
    void whatWasToldNotToBeKeptIsNotKeptAfterwardsBecauseItsCommitFails() throws Exception {
        assertThat(trellis.bean(Conversation.class).receive(command(0)).kept()).isTrue();
        CompletableFuture<Thread> committing = new CompletableFuture<>();
        CountDownLatch told = new CountDownLatch(1);
        transactions.onNextCommit(() -> {
            committing.complete(Thread.currentThread());
            await(told);
            throw new IllegalStateException(new SQLTransientConnectionException("the connection is lost"));
        });
        assertThat(engine.receive(command(1)).kept()).isFalse();
        told.countDown();
        assertThat(committing.get(20, TimeUnit.SECONDS).join(Duration.ofSeconds(20)))
                .isTrue();
        assertThat(trellis.count("processed_event")).isEqualTo(1);
    }

    /** @param capacity what could be kept if nothing else took any time */
    private void assertKeptButNotMore(Collection<Outcome> outcomes, long capacity) {
        long kept = outcomes.stream().filter(Outcome::kept).count();
        assertThat(kept)
                .as("kept of %s, capacity %s", outcomes.size(), capacity)
                .isGreaterThan(capacity * 6 / 10);
        assertThat(outcomes)
                .as("what Slack waits for an acknowledgement")
                .allMatch(outcome -> outcome.took().compareTo(Duration.ofSeconds(3)) < 0);
        while (transactions.underWay() > 0 || commits.waiting() > 0) {
            Thread.onSpinWait();
        }
        assertThat(trellis.count("processed_event where event_key like '%:over-%'"))
                .isEqualTo(kept);
    }

    /** So many in every tick, whatever is answered. */
    private Collection<Outcome> overload(int each, IntFunction<Inbound> gesture) {
        Conversation patient = trellis.bean(Conversation.class);
        List<CompletableFuture<Answer>> met = IntStream.range(0, PEOPLE)
                .mapToObj(person -> CompletableFuture.supplyAsync(
                        () -> patient.receive(inbound("met-" + person, person, pressed("met-" + person))), THREADS))
                .toList();
        assertThat(met).allMatch(answer -> answer.join().kept());
        transactions.take(TRANSACTION);

        Collection<CompletableFuture<Outcome>> asked = new ConcurrentLinkedQueue<>();
        AtomicInteger gestures = new AtomicInteger();
        CountDownLatch ticks = new CountDownLatch((int) (DEMAND.toMillis() / TICK.toMillis()));
        try (ScheduledExecutorService metronome = Executors.newSingleThreadScheduledExecutor()) {
            metronome.scheduleAtFixedRate(
                    () -> {
                        for (int i = 0; i < each && ticks.getCount() > 0; i++) {
                            Inbound next = gesture.apply(gestures.getAndIncrement());
                            asked.add(CompletableFuture.supplyAsync(() -> outcome(next), THREADS));
                        }
                        ticks.countDown();
                    },
                    0,
                    TICK.toMillis(),
                    TimeUnit.MILLISECONDS);
            await(ticks);
            metronome.shutdownNow();
        }
        return asked.stream().map(CompletableFuture::join).toList();
    }

    private Outcome outcome(Inbound inbound) {
        long began = System.nanoTime();
        boolean kept = engine.receive(inbound).kept();
        return new Outcome(kept, Duration.ofNanos(System.nanoTime() - began));
    }

    private record Outcome(boolean kept, Duration took) {}

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Inbound tap(int number) {
        return inbound("over-" + number, number % PEOPLE, pressed("over-" + number));
    }

    private static Inbound command(int number) {
        return inbound("over-" + number, number % PEOPLE, new Event.Spoken(new CommandLine(CommandLine.words("help"))));
    }

    private static Event pressed(String what) {
        return new Event.Pressed(new Button.Action(CountingFlow.BUTTON, Map.of("what", what)), null);
    }

    private static Inbound inbound(String key, int person, Event event) {
        String user = "person" + person;
        return new Inbound(
                MemoryChat.NAME + ":" + key,
                new WorkspaceRef(MemoryChat.NAME, CoreFixture.WORKSPACE, null),
                new Sender(new ChatIdentity(MemoryChat.NAME, CoreFixture.WORKSPACE, user), null, null, null, null),
                new Place(Place.Kind.DIRECT, "dm:" + user, ""),
                true,
                event);
    }
}
