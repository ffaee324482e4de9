package dev.trellis.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.trellis.planning.Sweep;
import dev.trellis.planning.WeeklyRhythm;
import dev.trellis.planning.WeeklyWork;
import dev.trellis.scheduler.Fakes.CountingSweep;
import dev.trellis.scheduler.Fakes.Digest;
import dev.trellis.scheduler.Fakes.Run;
import dev.trellis.testkit.TestDatabase;
import dev.trellis.testkit.WithDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WithDatabase
class QuartzTimekeeperTest {
    private static final Clock CLOCK = Clock.systemUTC();

    private final List<QuartzTimekeeper> nodes = new ArrayList<>();
    private final TestDatabase database;
    private HikariDataSource pool;

    QuartzTimekeeperTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void connect() {
        database.execute(
                "delete from QRTZ_FIRED_TRIGGERS",
                "delete from QRTZ_SIMPLE_TRIGGERS",
                "delete from QRTZ_CRON_TRIGGERS",
                "delete from QRTZ_TRIGGERS",
                "delete from QRTZ_JOB_DETAILS");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.username());
        config.setPassword(database.password());
        config.setMaximumPoolSize(10);
        pool = new HikariDataSource(config);
    }

    @AfterEach
    void disconnect() {
        nodes.forEach(QuartzTimekeeper::stop);
        pool.close();
    }

    @Test
    void aSweepRunsAgainAndAgainFromTheStart() throws InterruptedException {
        AtomicInteger looks = new AtomicInteger();
        node(new Digest(), new CountingSweep("looks", Duration.ofMillis(200), looks::incrementAndGet));

        Await.until("three looks", () -> looks.get() >= 3);
    }

    @Test
    void aSweepThatFailsLooksAgain() throws InterruptedException {
        AtomicInteger looks = new AtomicInteger();
        node(new Digest(), new CountingSweep("breaks", Duration.ofMillis(200), () -> {
            looks.incrementAndGet();
            throw new IllegalStateException("the sweep broke, as planned");
        }));

        Await.until("three looks", () -> looks.get() >= 3);
    }

    @Test
    void oneNodeAtATimeRunsASweep() throws InterruptedException {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger looks = new AtomicInteger();
        AtomicBoolean overlapped = new AtomicBoolean();
        Sweep slow = new CountingSweep("slow", Duration.ofMillis(50), () -> {
            overlapped.compareAndSet(false, atOnce.incrementAndGet() > 1);
            looks.incrementAndGet();
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return atOnce.decrementAndGet();
        });
        node(new Digest(), slow);
        node(new Digest(), slow);

        Await.until("ten looks", () -> looks.get() >= 10);
        assertThat(overlapped).isFalse();
    }

    @Test
    void aSweepThatIsNoMoreIsForgotten() {
        node(new Digest(), new CountingSweep("old", Duration.ofMinutes(1), () -> 0))
                .stop();

        node(new Digest(), new CountingSweep("new", Duration.ofMinutes(1), () -> 0));

        assertThat(strings("select JOB_NAME from QRTZ_JOB_DETAILS where JOB_GROUP = 'sweep'"))
                .containsExactlyInAnyOrder("new", "weekly-rhythms");
    }

    @Test
    void looksThatWereMissedAreNotMadeUpFor() throws InterruptedException {
        AtomicInteger looks = new AtomicInteger();
        Sweep sweep = new CountingSweep("looks", Duration.ofSeconds(1), looks::incrementAndGet);
        node(new Digest(), sweep).stop();
        // As after an hour in which no node ran: 3600 looks are missed.
        database.execute(
                "update QRTZ_TRIGGERS set NEXT_FIRE_TIME = NEXT_FIRE_TIME - 3600000 where TRIGGER_NAME = 'looks'");
        int before = looks.get();
        long began = System.nanoTime();
        QuartzTimekeeper node = node(new Digest(), sweep);

        Await.until("the next looks", () -> looks.get() >= before + 3);

        long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
        assertThat(seconds).as("three looks, a second apart").isGreaterThanOrEqualTo(1);
        assertThat(looks.get()).isLessThanOrEqualTo(before + (int) seconds + 3);
        assertThat(node.running()).isTrue();
    }

    @Test
    void onTwoNodesEachWeeklyRunHappensOnce() throws InterruptedException {
        Digest digest = new Digest(manyRhythms(30));
        node(digest).stop();
        database.execute("update QRTZ_TRIGGERS set NEXT_FIRE_TIME = " + (CLOCK.millis() + 1500)
                + " where TRIGGER_GROUP = 'weekly:digest'");

        node(digest);
        node(digest);

        awaitAllFired();
        assertThat(digest.runs).containsExactlyInAnyOrderElementsOf(lastSlots(digest));
    }

    @Test
    void afterADowntimeOfWeeksAWeeklyWorkIsDoneOnceForTheLastSlot() throws InterruptedException {
        Digest digest = new Digest(manyRhythms(5));
        node(digest).stop();
        database.execute("update QRTZ_TRIGGERS set NEXT_FIRE_TIME = NEXT_FIRE_TIME - 4 * 7 * 86400000"
                + " where TRIGGER_GROUP = 'weekly:digest'");

        node(digest);
        node(digest);

        awaitAllFired();
        assertThat(digest.runs).containsExactlyInAnyOrderElementsOf(lastSlots(digest));
    }

    @Test
    void triggersKeepInStepWithTheRhythms() throws Exception {
        WeeklyRhythm stays = Fakes.rhythm(1, DayOfWeek.MONDAY, "09:00");
        WeeklyRhythm changes = Fakes.rhythm(2, DayOfWeek.TUESDAY, "10:00");
        Digest digest = new Digest(stays, changes, Fakes.rhythm(3, DayOfWeek.FRIDAY, "11:00"));
        var scheduler = QuartzSchedulers.make(pool);
        WeeklyTriggers triggers = new WeeklyTriggers(scheduler, List.of((WeeklyWork) digest));
        triggers.write();
        List<String> first = weeklyTriggers();

        digest.rhythms =
                List.of(stays, Fakes.rhythm(2, DayOfWeek.TUESDAY, "12:30"), Fakes.rhythm(4, DayOfWeek.SUNDAY, "00:00"));
        int changed = triggers.sync();
        int again = triggers.sync();
        scheduler.shutdown();

        assertThat(first).hasSize(3);
        assertThat(weeklyTriggers())
                .containsExactlyInAnyOrder(
                        "1/1 MONDAY 09:00 Europe/Berlin",
                        "1/2 TUESDAY 12:30 Europe/Berlin",
                        "1/4 SUNDAY 00:00 Europe/Berlin");
        assertThat(changed).isEqualTo(4);
        assertThat(again).isZero();
        assertThat(longs("select NEXT_FIRE_TIME from QRTZ_TRIGGERS where TRIGGER_NAME like '1/4 %'"))
                .containsExactly(WeeklySlots.next(Fakes.rhythm(4, DayOfWeek.SUNDAY, "00:00"), CLOCK.instant())
                        .toEpochMilli());
    }

    @Test
    void weeklyWorkThatFailsIsTriedAgainForTheSameSlot() throws InterruptedException {
        Digest digest = new Digest(manyRhythms(1));
        digest.failing = true;
        node(digest).stop();
        database.execute("update QRTZ_TRIGGERS set NEXT_FIRE_TIME = " + CLOCK.millis()
                + " where TRIGGER_GROUP = 'weekly:digest'");

        node(digest);
        Await.until(
                "a retry is planned",
                () -> strings("select TRIGGER_NAME from QRTZ_TRIGGERS where TRIGGER_GROUP = 'weekly-retry'")
                                .size()
                        == 1);
        digest.failing = false;
        database.execute("update QRTZ_TRIGGERS set NEXT_FIRE_TIME = " + CLOCK.millis()
                + " where TRIGGER_GROUP = 'weekly-retry'");
        // Quartz looks for earlier triggers when it is told of one, as by a node that starts.
        nodes.getLast().stop();
        node(digest);

        Await.until("the retry", () -> digest.runs.size() == 2);
        assertThat(digest.runs.get(1)).isEqualTo(digest.runs.get(0));
    }

    @Test
    void stoppingWaitsForWhatRuns() throws InterruptedException {
        AtomicBoolean begun = new AtomicBoolean();
        AtomicBoolean ended = new AtomicBoolean();
        QuartzTimekeeper node = node(new Digest(), new CountingSweep("slow", Duration.ofMinutes(1), () -> {
            begun.set(true);
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                return 0;
            }
            ended.set(true);
            return 1;
        }));
        Await.until("the sweep", begun::get);

        node.stop();

        assertThat(ended).isTrue();
        assertThat(node.running()).isFalse();
    }

    private QuartzTimekeeper node(Digest digest, Sweep... sweeps) {
        QuartzTimekeeper node = new QuartzTimekeeper(pool, List.of(sweeps), List.of(digest), Fakes.runs(CLOCK));
        nodes.add(node);
        node.start();
        return node;
    }

    /** None of them falls within hours of now, so that only what a test moves fires. */
    private static WeeklyRhythm[] manyRhythms(int count) {
        LocalTime time =
                LocalTime.now(CLOCK.withZone(Fakes.BERLIN)).minusHours(3).truncatedTo(ChronoUnit.MINUTES);
        return LongStream.rangeClosed(1, count)
                .mapToObj(program -> Fakes.rhythm(program, DayOfWeek.of((int) (program % 7) + 1), time.toString()))
                .toArray(WeeklyRhythm[]::new);
    }

    private static List<Run> lastSlots(Digest digest) {
        Instant now = CLOCK.instant();
        return digest.rhythms.stream()
                .map(rhythm -> new Run(1, rhythm.programId(), WeeklySlots.last(rhythm, now)))
                .toList();
    }

    private void awaitAllFired() throws InterruptedException {
        Await.until(
                "every trigger waits for another week",
                () -> longs("select NEXT_FIRE_TIME from QRTZ_TRIGGERS"
                                        + " where TRIGGER_GROUP = 'weekly:digest' and TRIGGER_STATE = 'WAITING'")
                                .stream()
                                .filter(at -> at > CLOCK.millis() + 60_000)
                                .count()
                        == longs("select count(*) from QRTZ_TRIGGERS where TRIGGER_GROUP = 'weekly:digest'")
                                .getFirst());
        Await.until(
                "nothing runs",
                () -> longs("select count(*) from QRTZ_FIRED_TRIGGERS where TRIGGER_GROUP = 'weekly:digest'")
                                .getFirst()
                        == 0);
    }

    private List<String> weeklyTriggers() {
        return strings("select TRIGGER_NAME from QRTZ_TRIGGERS where TRIGGER_GROUP = 'weekly:digest'");
    }

    private List<Long> longs(String query) {
        return strings(query).stream().map(Long::valueOf).toList();
    }

    private List<String> strings(String query) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
