package dev.trellis.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Real time, the machine's counter and the database's clock, each as a test wants it. */
    private static final class World implements DatabaseClock.Source {
        long counter = 123_456_789_000L;
        Duration databaseAhead = Duration.ZERO;
        boolean away;
        boolean closed = true;
        /** All of a round trip passes before the database looks at its clock. */
        boolean lopsided;

        final Deque<Duration> roundTrips = new ArrayDeque<>();

        Instant now() {
            return START.plusNanos(counter - 123_456_789_000L);
        }

        void pass(Duration time) {
            counter += time.toNanos();
        }

        Instant database() {
            return now().plus(databaseAhead);
        }

        @Override
        public Line open() throws SQLException {
            if (away) {
                throw new SQLException("away, as planned");
            }
            assertThat(closed).isTrue();
            closed = false;
            return new Line() {
                @Override
                public Instant time() {
                    Duration roundTrip = roundTrips.isEmpty() ? Duration.ofMillis(1) : roundTrips.removeFirst();
                    Duration way = lopsided ? roundTrip : roundTrip.dividedBy(2);
                    pass(way);
                    Instant time = database().truncatedTo(ChronoUnit.MICROS);
                    pass(roundTrip.minus(way));
                    return time;
                }

                @Override
                public void close() {
                    closed = true;
                }
            };
        }
    }

    private final World world = new World();

    private DatabaseClock clock() {
        return new DatabaseClock(world, () -> world.counter, BERLIN);
    }

    private void assertAgrees(Clock clock, Duration within) {
        assertThat(Duration.between(world.database(), clock.instant()).abs()).isLessThanOrEqualTo(within);
    }

    @Test
    void showsTheDatabasesTimeWhateverTheMachineSays() {
        world.databaseAhead = Duration.ofHours(-3);
        DatabaseClock clock = clock();

        assertAgrees(clock, Duration.ofNanos(1_000));
        world.pass(Duration.ofMinutes(7));
        assertAgrees(clock, Duration.ofNanos(1_000));
        assertThat(world.closed).isTrue();
    }

    @Test
    void ofSeveralAnswersTheFastestCounts() {
        world.lopsided = true;
        world.roundTrips.add(Duration.ofMillis(400));
        world.roundTrips.add(Duration.ofMillis(2));
        world.roundTrips.add(Duration.ofMillis(700));
        DatabaseClock clock = clock();

        assertAgrees(clock, Duration.ofMillis(1));
    }

    @Test
    void anErrorSmallerThanHalfTheRoundTripIsNoError() {
        DatabaseClock clock = clock();
        world.databaseAhead = Duration.ofMillis(80);
        for (int i = 0; i < DatabaseClock.ASKED_AT_ONCE; i++) {
            world.roundTrips.add(Duration.ofMillis(200));
        }
        clock.check();
        world.pass(Duration.ofSeconds(5));

        assertThat(Duration.between(clock.instant(), world.database()))
                .isBetween(Duration.ofMillis(79), Duration.ofMillis(81));
    }

    @Test
    void aSmallErrorIsMadeUpForWithoutEverGoingBack() {
        DatabaseClock clock = clock();
        world.databaseAhead = Duration.ofMillis(-800);
        Instant before = clock.instant();
        clock.check();
        for (int i = 0; i < 100; i++) {
            world.pass(Duration.ofMillis(32));
            Instant now = clock.instant();
            assertThat(now).isAfter(before);
            before = now;
        }

        assertAgrees(clock, Duration.ofMillis(1));
    }

    @Test
    void aSmallLagIsMadeUpForByGoingFaster() {
        DatabaseClock clock = clock();
        world.databaseAhead = Duration.ofMillis(900);
        clock.check();
        Instant before = clock.instant();

        world.pass(Duration.ofSeconds(1));
        assertThat(Duration.between(before, clock.instant())).isEqualTo(Duration.ofMillis(1_250));
        world.pass(Duration.ofSeconds(4));
        assertAgrees(clock, Duration.ofMillis(1));
    }

    @Test
    void overALargeLagItJumps() {
        DatabaseClock clock = clock();
        world.databaseAhead = Duration.ofHours(1);

        clock.check();

        assertAgrees(clock, Duration.ofMillis(1));
    }

    @Test
    void aDatabaseWhoseClockWasPutBackFarIsFollowedOnceThatIsCertain() {
        DatabaseClock clock = clock();
        world.databaseAhead = Duration.ofHours(-1);

        clock.check();
        assertThat(clock.instant()).isAfter(world.database().plus(Duration.ofMinutes(59)));

        world.pass(DatabaseClock.ASKED_EVERY);
        clock.check();
        assertAgrees(clock, Duration.ofMillis(1));
    }

    @Test
    void oneWrongAnswerPutsNothingBack() {
        DatabaseClock clock = clock();
        world.databaseAhead = Duration.ofHours(-1);
        clock.check();
        world.databaseAhead = Duration.ZERO;
        clock.check();
        world.databaseAhead = Duration.ofHours(-1);
        clock.check();

        world.databaseAhead = Duration.ZERO;
        assertAgrees(clock, Duration.ofMillis(1));
    }

    @Test
    void goesOnThroughAnOutage() {
        DatabaseClock clock = clock();
        world.away = true;
        for (int i = 0; i < 10; i++) {
            clock.check();
            world.pass(DatabaseClock.ASKED_EVERY);
        }
        assertAgrees(clock, Duration.ofMillis(1));

        world.away = false;
        world.databaseAhead = Duration.ofSeconds(3);
        clock.check();
        assertAgrees(clock, Duration.ofMillis(1));
    }

    @Test
    void withoutADatabaseThereIsNoTime() {
        world.away = true;

        assertThatThrownBy(this::clock).hasMessage("The database does not say what time it is");
    }

    @Test
    void copiesInOtherZonesShareTheHands() {
        DatabaseClock clock = clock();
        Clock tokyo = clock.withZone(ZoneId.of("Asia/Tokyo"));
        world.databaseAhead = Duration.ofHours(2);
        clock.check();

        assertThat(clock.getZone()).isEqualTo(BERLIN);
        assertThat(tokyo.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertAgrees(tokyo, Duration.ofMillis(1));
        assertThat(clock.withZone(BERLIN)).isSameAs(clock);
    }

    /** Whatever small steps the database's clock makes, in whatever rhythm it is asked. */
    @Property
    void neverGoesBack(
            @ForAll @Size(min = 1, max = 40) List<@LongRange(min = -3_000, max = 5_000) Long> steps,
            @ForAll @Size(min = 1, max = 40) List<@LongRange(min = 0, max = 9_000) Long> pauses) {
        World own = new World();
        DatabaseClock clock = new DatabaseClock(own, () -> own.counter, BERLIN);
        Instant before = clock.instant();
        for (int i = 0; i < steps.size(); i++) {
            long next = own.databaseAhead.toMillis() + steps.get(i);
            own.databaseAhead = Duration.ofMillis(Math.clamp(next, -4_500, 4_500));
            clock.check();
            own.pass(Duration.ofMillis(pauses.get(i % pauses.size())));
            Instant now = clock.instant();
            assertThat(now).isAfterOrEqualTo(before);
            before = now;
        }
    }
}
