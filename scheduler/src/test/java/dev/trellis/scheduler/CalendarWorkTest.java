package dev.trellis.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.trellis.planning.WeeklyRhythm;
import dev.trellis.planning.WeeklyWork;
import dev.trellis.scheduler.Fakes.Digest;
import dev.trellis.scheduler.Fakes.Run;
import dev.trellis.testkit.TestDatabase;
import dev.trellis.testkit.WithDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;

@WithDatabase
class CalendarWorkTest {
    private static final Clock CLOCK = Clock.systemUTC();

    private final List<CalendarWork> nodes = new ArrayList<>();
    private final TestDatabase database;
    private HikariDataSource pool;

    CalendarWorkTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void connect() {
        database.execute(
                "delete from QRTZ_FIRED_TRIGGERS",
                "delete from QRTZ_SIMPLE_TRIGGERS",
                "delete from QRTZ_CRON_TRIGGERS",
                "delete from QRTZ_TRIGGERS",
                "delete from QRTZ_JOB_DETAILS",
                "delete from QRTZ_SCHEDULER_STATE");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.username());
        config.setPassword(database.password());
        config.setMaximumPoolSize(10);
        pool = new HikariDataSource(config);
    }

    @AfterEach
    void disconnect() {
        nodes.forEach(CalendarWork::stop);
        pool.close();
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
    void onAMachineWhoseClockIsWrongCalendarWorkStandsByUntilItIsMended() throws Exception {
        Digest digest = new Digest(manyRhythms(3));
        HandClock machine = new HandClock();
        CalendarWork node = node(digest, machine);
        assertThat(node.standsByFor()).isEmpty();
        assertThat(schedulers()).hasSize(1);

        machine.ahead = Duration.ofHours(1);
        node.look();
        assertThat(node.standsByFor().orElseThrow()).isCloseTo(Duration.ofHours(1), Duration.ofSeconds(5));
        assertThat(node.running()).as("others do the work").isTrue();
        assertThat(node.sync()).isZero();
        database.execute("update QRTZ_TRIGGERS set NEXT_FIRE_TIME = " + CLOCK.millis()
                + " where TRIGGER_GROUP = 'weekly:digest'");

        machine.ahead = Duration.ofSeconds(-20);
        node.look();
        assertThat(node.standsByFor()).isEmpty();
        awaitAllFired();
        assertThat(digest.runs).hasSize(3);
    }

    @Test
    void aMachineWhoseClockIsWrongFromTheStartStandsByFromTheStart() {
        HandClock machine = new HandClock();
        machine.ahead = Duration.ofSeconds(-31);

        CalendarWork node = node(new Digest(manyRhythms(3)), machine);

        assertThat(node.standsByFor()).isPresent();
        assertThat(node.running()).isTrue();
        assertThat(schedulers()).isEmpty();
    }

    /** Quartz on a machine that is an hour ahead of the clock that counts, in the second before that is noticed. */
    @Test
    void nothingIsDoneBeforeItsSlot() throws Exception {
        Digest digest = new Digest(manyRhythms(1));
        Instant slot = WeeklySlots.last(digest.rhythms.getFirst(), CLOCK.instant());
        AtomicInteger early = new AtomicInteger();
        // To Quartz it is three hours after the slot; by the clock that counts it is an hour before.
        var scheduler = QuartzSchedulers.make(pool);
        Clock right = Clock.fixed(slot.minus(Duration.ofHours(1)), Fakes.BERLIN);
        scheduler.setJobFactory(new Jobs(List.of(digest), Fakes.runs(CLOCK), right, () -> {
            early.incrementAndGet();
            try {
                scheduler.standby();
            } catch (SchedulerException e) {
                throw new IllegalStateException(e);
            }
        }));
        new WeeklyTriggers(scheduler, List.of(digest)).write();
        database.execute("update QRTZ_TRIGGERS set NEXT_FIRE_TIME = " + slot.toEpochMilli()
                + " where TRIGGER_GROUP = 'weekly:digest'");
        scheduler.start();
        try {
            Await.until("Quartz is early", () -> early.get() > 0);
            Await.until(
                    "it is planned again",
                    () -> longs("select NEXT_FIRE_TIME from QRTZ_TRIGGERS" + " where TRIGGER_GROUP = 'weekly-retry'")
                            .equals(List.of(slot.toEpochMilli())));
        } finally {
            scheduler.shutdown(true);
        }
        assertThat(digest.runs).isEmpty();

        // A node whose clock is right does it.
        node(digest);
        Await.until("the work", () -> digest.runs.size() == 1);
        assertThat(digest.runs).containsExactly(new Run(1, 1, slot));
    }

    @Test
    void whatEarlierReleasesKeptOfTheirSweepsGoes() throws Exception {
        var older = QuartzSchedulers.make(pool);
        JobDetail sweep = JobBuilder.newJob(SweepJob.class)
                .withIdentity("check-ins", OldSweeps.GROUP)
                .storeDurably()
                .build();
        Trigger trigger = TriggerBuilder.newTrigger()
                .withSchedule(SimpleScheduleBuilder.repeatSecondlyForever())
                .build();
        older.scheduleJob(sweep, trigger);

        CalendarWork node = node(new Digest(manyRhythms(1)));
        assertThat(strings("select JOB_NAME from QRTZ_JOB_DETAILS where JOB_GROUP = 'sweep'"))
                .isEmpty();

        // An older node that starts now writes it once more.
        older.scheduleJob(sweep, trigger);
        assertThat(node.sync()).isEqualTo(1);
        assertThat(strings("select JOB_NAME from QRTZ_JOB_DETAILS")).containsExactly("digest");
        older.shutdown();
    }

    @Test
    void stoppingWaitsForWhatRuns() throws InterruptedException {
        AtomicBoolean begun = new AtomicBoolean();
        AtomicBoolean ended = new AtomicBoolean();
        Digest digest = new Digest(manyRhythms(1));
        digest.meanwhile = () -> {
            begun.set(true);
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                return;
            }
            ended.set(true);
        };
        node(digest).stop();
        database.execute("update QRTZ_TRIGGERS set NEXT_FIRE_TIME = " + CLOCK.millis()
                + " where TRIGGER_GROUP = 'weekly:digest'");
        CalendarWork node = node(digest);
        Await.until("the work", begun::get);

        node.stop();

        assertThat(ended).isTrue();
        assertThat(node.running()).isFalse();
    }

    private CalendarWork node(Digest digest) {
        return node(digest, new HandClock());
    }

    private CalendarWork node(Digest digest, HandClock machine) {
        CalendarWork node = new CalendarWork(
                pool, List.of(digest), Fakes.runs(CLOCK), CLOCK, new MachineClock(machine), new SimpleMeterRegistry());
        nodes.add(node);
        node.start();
        return node;
    }

    private List<String> schedulers() {
        return strings("select INSTANCE_NAME from QRTZ_SCHEDULER_STATE");
    }

    /** The right time, and as much more as a test wants. */
    private static final class HandClock extends Clock {
        volatile Duration ahead = Duration.ZERO;

        @Override
        public Instant instant() {
            return CLOCK.instant().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return CLOCK.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
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
