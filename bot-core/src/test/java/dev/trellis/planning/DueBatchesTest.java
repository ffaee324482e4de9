package dev.trellis.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trellis.testkit.CoreFixture;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class DueBatchesTest {
    private final CoreFixture trellis = new CoreFixture();
    private final DueBatches batches = trellis.bean(DueBatches.class);
    private final Numbers numbers = new Numbers();

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void everythingThatIsDueIsHandledInBatches() {
        numbers.due(25);

        assertThat(batches.run("numbers", 10, numbers)).isEqualTo(25);

        assertThat(numbers.batches).containsExactly(10, 10, 5);
    }

    @Test
    void oneBadRowDoesNotKeepTheOthersWaiting() {
        numbers.due(25);
        numbers.bad.addAll(Set.of(1L, 4L, 17L));

        batches.run("numbers", 10, numbers);

        assertThat(numbers.due).containsExactly(1L, 4L, 17L);
        assertThat(trellis.bean(MeterRegistry.class)
                        .counter("trellis.sweep.refused", "sweep", "numbers")
                        .count())
                .isEqualTo(3);
    }

    @Test
    void aBadRowIsTriedAgainLater() {
        numbers.due(3);
        numbers.bad.add(2L);
        batches.run("numbers", 10, numbers);
        numbers.bad.clear();

        assertThat(batches.run("numbers", 10, numbers)).isZero();
        trellis.clock().advance(DueBatches.PASSED_OVER);
        assertThat(batches.run("numbers", 10, numbers)).isEqualTo(1);
        assertThat(numbers.due).isEmpty();
    }

    @Test
    void moreBadRowsThanABatchHoldsDoNotKeepTheOthersWaitingEither() {
        numbers.due(40);
        LongStream.rangeClosed(1, 25).forEach(numbers.bad::add);

        batches.run("numbers", 10, numbers);

        assertThat(numbers.due).hasSize(25).allMatch(number -> number <= 25);
    }

    @Test
    void aDatabaseThatIsAwayIsNoRowsFault() {
        numbers.due(3);
        numbers.away = true;
        assertThatThrownBy(() -> batches.run("numbers", 10, numbers)).hasMessage("away");

        numbers.away = false;
        assertThat(batches.run("numbers", 10, numbers)).isEqualTo(3);
    }

    @Test
    void sweepsWithRulesOfOursGoThroughTheirRowsLikeThat() {
        assertThat(trellis.beans(Sweep.class).stream().filter(DueRows.class::isInstance))
                .extracting(Sweep::name)
                .contains("meeting-reminders", "meeting-questions", "pauses-over", "admissions");
    }

    /** Numbers instead of rows; a transaction that fails has changed nothing, as with rows. */
    private static final class Numbers implements DueRows<Long> {
        // Two batches are under way at once.
        final NavigableSet<Long> due = new ConcurrentSkipListSet<>();
        final Set<Long> bad = new HashSet<>();
        final Map<Long, Thread> atHand = new HashMap<>();
        final List<Integer> batches = Collections.synchronizedList(new ArrayList<>());
        boolean away;

        void due(int count) {
            LongStream.rangeClosed(1, count).forEach(due::add);
        }

        /** As "for update skip locked" does: what another batch has at hand is passed over. */
        @Override
        public synchronized List<Long> claim(Instant now, int limit) {
            letGo();
            List<Long> mine = due.stream()
                    .filter(number -> !atHand.containsKey(number))
                    .limit(limit)
                    .toList();
            mine.forEach(number -> atHand.put(number, Thread.currentThread()));
            return mine;
        }

        private synchronized void letGo() {
            atHand.values().removeIf(Thread.currentThread()::equals);
        }

        @Override
        public long id(Long number) {
            return number;
        }

        @Override
        public void handle(List<Long> rows, Instant now) {
            try {
                handled(rows);
            } finally {
                letGo();
            }
        }

        private void handled(List<Long> rows) {
            if (away) {
                throw new IllegalStateException("away", new SQLTransientConnectionException("as planned"));
            }
            rows.stream().filter(bad::contains).findFirst().ifPresent(row -> {
                throw new IllegalArgumentException("a bad row, as planned");
            });
            batches.add(rows.size());
            due.removeAll(rows);
        }
    }
}
