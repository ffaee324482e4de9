package dev.trellis.conversation;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Intent;
import dev.trellis.person.Right;
import dev.trellis.storage.Sql;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A button that is answered together, behind a gate that a test closes and opens. */
final class CountingFlow implements Flow {
    static final String BUTTON = "counting.tap";

    private final List<List<String>> groups = Collections.synchronizedList(new ArrayList<>());
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile CountDownLatch somebody = new CountDownLatch(1);
    private final Map<String, Runnable> meetings = new ConcurrentHashMap<>();
    private volatile @Nullable Consumer<String> killing;
    private volatile @Nullable Sql sql;

    @Override
    public void define(Talk talk) {
        talk.button(BUTTON, Right.TAKE_PART, claim -> claim.word("what"), this::tap);
    }

    private List<Reply> tap(List<Talk.Tap<String>> taps) {
        List<String> group = taps.stream().map(Talk.Tap::meant).toList();
        groups.add(group);
        if (group.equals(List.of("gate"))) {
            somebody.countDown();
            pass();
        } else {
            group.forEach(tap -> meetings.getOrDefault(tap, () -> {}).run());
            fail(group);
        }
        List<Reply> replies = new ArrayList<>();
        for (Talk.Tap<String> tap : taps) {
            String key = "counted:" + tap.meant();
            tap.turn()
                    .send(Intent.toPerson(
                            tap.turn().actor().id(), key, "counted", Urgency.INTERACTIVE, Card.of(Text.words(key))));
            replies.add(Reply.say(Text.words(tap.meant() + " " + groups.size())));
        }
        return replies;
    }

    private void pass() {
        try {
            gate.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(List<String> group) {
        RuntimeException once = failure.getAndSet(null);
        if (once != null) {
            throw once;
        }
        if (group.contains("bad")) {
            throw new IllegalStateException("a flow that fails");
        }
        Consumer<String> kill = killing;
        Sql database = sql;
        if (kill != null && database != null) {
            kill.accept("kill "
                    + database.one("select connection_id()", row -> row.getLong(1))
                            .orElseThrow());
        }
    }

    /** Whatever transaction this tap is in. */
    void whenTapped(String what, Runnable meeting) {
        meetings.put(what, meeting);
    }

    /** Whoever taps "gate" waits from now on. */
    void close() {
        gate = new CountDownLatch(1);
        somebody = new CountDownLatch(1);
    }

    void open() {
        gate.countDown();
    }

    void awaitSomebody() {
        try {
            if (!somebody.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody is at the gate");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    void failOnce(RuntimeException with) {
        failure.set(with);
    }

    void sql(Sql database) {
        sql = database;
    }

    /** From now on the connection of everybody but the gate breaks in the middle. */
    void killConnections(@Nullable Consumer<String> with) {
        killing = with;
    }

    List<List<String>> groups() {
        return List.copyOf(groups);
    }

    long taps(String what) {
        return groups().stream().flatMap(List::stream).filter(what::equals).count();
    }
}
