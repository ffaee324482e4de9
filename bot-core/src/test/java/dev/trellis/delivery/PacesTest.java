package dev.trellis.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.platform.CallKind;
import dev.trellis.platform.Pace;
import dev.trellis.testkit.CoreFixture;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The timeline of a lane, shared by all nodes. */
@Tag("database")
class PacesTest {
    private static final Lane LANE = new Lane(7, CallKind.POST);
    private static final Pace PACE = new Pace(CallKind.POST, 50, Duration.ofSeconds(1), 0, Duration.ZERO);

    private final CoreFixture trellis = new CoreFixture();
    private final Paces paces = trellis.bean(Paces.class);

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void momentsAreGivenAwayUpToTheHorizonAndEachOnce() {
        // 400 ms at one every 20 ms, and the one at its end.
        assertThat(take(100)).isEqualTo(21);
        assertThat(take(100)).isLessThan(3);
    }

    @Test
    void whatALookTakesIsNotLost() throws InterruptedException {
        take(100);
        long free = trellis.number("unix_timestamp(free_at) * 1000000 from delivery_pace where lane = 7");
        Thread.sleep(100);
        int more = take(100);
        long then = trellis.number("unix_timestamp(free_at) * 1000000 from delivery_pace where lane = 7");
        assertThat(more).isPositive();
        assertThat(then - free).isEqualTo(more * 20_000L);
    }

    @Test
    void whileThePlatformWantsToHearNothingThereIsNoRoom() {
        close(Duration.ofSeconds(30));
        assertThat(take(100)).isZero();
        trellis.clock().advance(Duration.ofSeconds(31));
        assertThat(take(100)).isPositive();
    }

    @Test
    void oneRefusalSlowsNothingDown() {
        close(Duration.ofSeconds(1));
        // What was under way is refused as well.
        close(Duration.ofSeconds(1));
        assertThat(percent()).isEqualTo(100);
    }

    @Test
    void refusedAsSoonAsItIsOpenItSlowsDownAndRisesWhenItGoesWell() {
        for (int i = 0; i < 3; i++) {
            close(Duration.ofSeconds(1));
            trellis.clock().advance(Duration.ofSeconds(2));
        }
        assertThat(percent()).isEqualTo(81);
        trellis.clock().advance(Duration.ofSeconds(6));
        take(1);
        assertThat(percent()).isEqualTo(86);
    }

    @Test
    void refusedNowAndThenItSlowsDownALittle() {
        close(Duration.ofSeconds(1));
        trellis.clock().advance(Duration.ofSeconds(40));
        close(Duration.ofSeconds(1));
        assertThat(percent()).isEqualTo(99);
        trellis.clock().advance(Duration.ofMinutes(5));
        close(Duration.ofSeconds(1));
        assertThat(percent()).isEqualTo(99);
    }

    @Test
    void itNeverStopsAltogether() {
        for (int i = 0; i < 40; i++) {
            close(Duration.ofSeconds(1));
            trellis.clock().advance(Duration.ofSeconds(2));
        }
        assertThat(percent()).isEqualTo(20);
    }

    private int take(int most) {
        return inTransaction(() -> {
            Paces.Room room = paces.room(LANE, PACE, most);
            paces.take(LANE, room, room.calls());
            return room.calls();
        });
    }

    private void close(Duration time) {
        Instant until = trellis.clock().instant().plus(time);
        inTransaction(() -> {
            paces.close(LANE, until);
            return 0;
        });
    }

    private long percent() {
        return trellis.number("percent from delivery_pace where lane = 7");
    }

    @SuppressWarnings("unchecked")
    private int inTransaction(IntSupplier work) {
        TransactionOperations<Connection> transactions = trellis.bean(TransactionOperations.class);
        return transactions.executeWrite(status -> work.getAsInt());
    }
}
