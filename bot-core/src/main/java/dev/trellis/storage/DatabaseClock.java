package dev.trellis.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database's clock, without asking it each time: its time when it was last asked, and what {@link System#nanoTime} has counted since.
 * All nodes of one database have the same time, whatever their machines' clocks say: leases, due times and expiry mean the same on each.
 *
 * <p>It is asked when the clock is made and then every {@link #ASKED_EVERY}, {@value #ASKED_AT_ONCE} times in a row; of the answers the one
 * that came fastest counts, as the time in the middle between question and answer. So a node is off by less than half of its fastest round
 * trip, plus what its crystal drifts in between. While the database cannot be asked, the clock goes on counting.
 *
 * <p>Guarantee: it never goes back. It makes up for a small error by going a quarter faster or slower, and jumps forward over a large one.
 * The one exception is a database whose own clock was put back by more than {@link #PUT_BACK}, seen twice in a row: then this clock is put
 * back as well. If it held on instead, a node that starts now would be that far behind the others, who would take its leases from it.
 */
public final class DatabaseClock extends Clock implements AutoCloseable {
    static final Duration ASKED_EVERY = Duration.ofSeconds(5);
    static final int ASKED_AT_ONCE = 4;
    /** More than this behind: forward in one jump. */
    static final Duration JUMPED_FORWARD = Duration.ofSeconds(1);
    /** More than this ahead: back. Below it, a node that starts now differs by less than any lease lasts. */
    static final Duration PUT_BACK = Duration.ofSeconds(10);
    /** A smaller error than this is what networks and crystals do all day; it is made up for without a word. */
    static final Duration WORTH_A_WORD = Duration.ofMillis(50);
    /** A clock that answers slower than this says too little about the time to be followed back. */
    private static final Duration SLOWEST_ANSWER = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);

    private final Source source;
    private final LongSupplier counter;
    private final ZoneId zone;
    private final ClockHands hands;
    private @Nullable Thread thread;
    private boolean silent;
    private boolean aheadBefore;

    /**
     * Asks at once.
     *
     * @throws IllegalStateException when the database does not say its time
     */
    DatabaseClock(Source source, LongSupplier counter, ZoneId zone) {
        this.source = source;
        this.counter = counter;
        this.zone = zone;
        try {
            Answer answer = ask();
            this.hands = new ClockHands(answer.counter(), answer.time());
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not say what time it is", e);
        }
    }

    /**
     * The clock of the database behind {@code pool}, which keeps itself right until it is closed.
     *
     * @param pool gives out connections of its own, not those of a transaction
     * @param zone the house zone
     * @throws IllegalStateException when the database does not say its time
     */
    public static DatabaseClock of(DataSource pool, ZoneId zone) {
        DatabaseClock clock = new DatabaseClock(connected(pool), System::nanoTime, zone);
        clock.thread = Thread.ofVirtual().name("database-clock").start(clock::keepRight);
        return clock;
    }

    @Override
    public Instant instant() {
        return hands.at(counter.getAsLong());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same hands, read in another zone. */
    @Override
    public Clock withZone(ZoneId other) {
        return other.equals(zone) ? this : new InZone(this, other);
    }

    /** Asks no more; the clock goes on counting. */
    @Override
    public void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void keepRight() {
        try {
            while (true) {
                Thread.sleep(ASKED_EVERY);
                check();
            }
        } catch (InterruptedException e) {
            LOG.debug("the database is not asked for its time any more");
        }
    }

    /** Asks, and corrects the hands. */
    void check() {
        Answer answer;
        try {
            answer = ask();
        } catch (SQLException | RuntimeException e) {
            if (!silent) {
                LOG.warn("the database cannot be asked for its time; it is counted on from when it last could");
                LOG.debug("what kept the database from saying its time", e);
            }
            silent = true;
            return;
        }
        if (silent) {
            LOG.info("the database says its time again");
        }
        silent = false;
        correct(answer);
    }

    private void correct(Answer answer) {
        Duration behind = hands.behind(answer.counter(), answer.time());
        boolean ahead = behind.negated().compareTo(PUT_BACK) > 0;
        if (behind.abs().compareTo(answer.uncertainty()) <= 0) {
            aheadBefore = false;
            return;
        }
        if (ahead) {
            if (aheadBefore && answer.uncertainty().compareTo(SLOWEST_ANSWER) < 0) {
                hands.putBack(answer.counter(), answer.time());
                LOG.error(
                        "the database's clock was put back by {}, and this node's with it: look after the database's"
                                + " clock, what was claimed before waits that much longer",
                        behind.abs());
                ahead = false;
            }
            aheadBefore = ahead;
            return;
        }
        aheadBefore = false;
        if (behind.compareTo(JUMPED_FORWARD) > 0) {
            LOG.warn("this node was {} behind the database's clock and jumps forward to it", behind);
            hands.jump(answer.counter(), answer.time());
        } else {
            if (behind.abs().compareTo(WORTH_A_WORD) > 0) {
                LOG.info(
                        "this node is {} {} the database's clock and goes {} until they agree",
                        behind.abs(),
                        behind.isNegative() ? "ahead of" : "behind",
                        behind.isNegative() ? "slower" : "faster");
            }
            hands.slew(answer.counter(), behind);
        }
    }

    /** The fastest of several answers. One that fails fails them all: the next try is soon. */
    private Answer ask() throws SQLException {
        try (Source.Line line = source.open()) {
            Answer best = one(line);
            for (int i = 1; i < ASKED_AT_ONCE; i++) {
                Answer another = one(line);
                best = another.roundTrip() < best.roundTrip() ? another : best;
            }
            return best;
        }
    }

    private Answer one(Source.Line line) throws SQLException {
        long asked = counter.getAsLong();
        Instant time = line.time();
        long roundTrip = counter.getAsLong() - asked;
        return new Answer(asked + roundTrip / 2, time, roundTrip);
    }

    private static Source connected(DataSource pool) {
        return () -> {
            // Waiting for a connection is no part of the round trip.
            Connection connection = pool.getConnection();
            return new Source.Line() {
                @Override
                public Instant time() throws SQLException {
                    // In UTC whatever the zone of the session, and without the hour that comes twice.
                    try (Statement statement = connection.createStatement();
                            ResultSet row = statement.executeQuery("select utc_timestamp(6)")) {
                        row.next();
                        return row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC);
                    }
                }

                @Override
                public void close() throws SQLException {
                    connection.close();
                }
            };
        };
    }

    /** Where the time comes from. */
    @FunctionalInterface
    interface Source {
        Line open() throws SQLException;

        /** Asked several times, then closed. */
        interface Line extends AutoCloseable {
            Instant time() throws SQLException;

            @Override
            void close() throws SQLException;
        }
    }

    /**
     * @param counter when the database said {@code time}, most probably
     * @param roundTrip nanoseconds between question and answer
     */
    private record Answer(long counter, Instant time, long roundTrip) {
        /** The answer was given at some moment of the round trip. */
        Duration uncertainty() {
            return Duration.ofNanos(roundTrip / 2);
        }
    }

    private static final class InZone extends Clock {
        private final Clock hands;
        private final ZoneId zone;

        InZone(Clock hands, ZoneId zone) {
            this.hands = hands;
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            return hands.instant();
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new InZone(hands, other);
        }
    }
}
