package dev.trellis.bench.nudges;

import com.zaxxer.hikari.HikariDataSource;
import dev.trellis.bench.comparison.BenchmarkFailedException;
import dev.trellis.bench.comparison.Side;
import dev.trellis.bench.server.Schema;
import dev.trellis.bench.server.Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.StdJDBCDelegate;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/**
 * Quartz as a clustered scheduler in MySQL, as its documentation recommends for many short jobs: triggers acquired in batches as large as the
 * pool of threads, under the lock that batches need; a pool of connections with two more. One job, a one-off trigger a nudge.
 */
final class QuartzSide implements Side {
    private static final String NAME = "bench";
    /** Quartz's own tables for MySQL, from its jar. */
    private static final String TABLES = "/org/quartz/impl/jdbcjobstore/tables_mysql_innodb.sql";

    private static final String TRIGGERS =
            "QRTZ_TRIGGERS (SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP, JOB_NAME, JOB_GROUP,"
                    + " NEXT_FIRE_TIME, PREV_FIRE_TIME, PRIORITY, TRIGGER_STATE, TRIGGER_TYPE, START_TIME, END_TIME, MISFIRE_INSTR)";
    private static final String SIMPLE =
            "QRTZ_SIMPLE_TRIGGERS (SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP, REPEAT_COUNT, REPEAT_INTERVAL, TIMES_TRIGGERED)";
    private static final String KEY = "'" + NAME + "', lpad(n, 9, '0'), 'nudges'";

    private final Schema schema;
    private final Cohorts cohorts;
    private final int threads;
    private final Sending sending;
    private final HikariDataSource pool;
    private final AtomicInteger done = new AtomicInteger();
    private final Scheduler scheduler;
    private int round;

    QuartzSide(Server server, Cohorts cohorts, int threads, Sending sending) {
        this.schema = server.empty();
        this.cohorts = cohorts;
        this.threads = threads;
        this.sending = sending;
        for (String statement : tables().split(";")) {
            if (!statement.isBlank() && !statement.strip().equalsIgnoreCase("commit")) {
                schema.execute(statement);
            }
        }
        this.pool = schema.pool(threads + 2);
        this.scheduler = scheduler();
        insert("unix_timestamp() * 1000 + 86400000 + (n * 7919) % 1209600 * 1000", cohorts.inTheFuture("n"));
        schema.execute("analyze table QRTZ_TRIGGERS, QRTZ_SIMPLE_TRIGGERS");
    }

    private static String tables() {
        try (InputStream script = Objects.requireNonNull(Scheduler.class.getResourceAsStream(TABLES))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^#.*$", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void insert(String due, String condition) {
        Numbers.insert(
                schema,
                TRIGGERS,
                KEY + ", 'nudge', 'nudges', " + due + ", -1, 5, 'WAITING', 'SIMPLE', " + due + ", 0, 0",
                condition,
                cohorts.all());
        Numbers.insert(schema, SIMPLE, KEY + ", 0, 0, 0", condition, cohorts.all());
    }

    /** At rest, with its one job. */
    private Scheduler scheduler() {
        Properties properties = new Properties();
        properties.put("org.quartz.scheduler.instanceName", NAME);
        properties.put("org.quartz.scheduler.instanceId", "AUTO");
        properties.put("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.put("org.quartz.scheduler.batchTriggerAcquisitionMaxCount", Integer.toString(threads));
        properties.put("org.quartz.threadPool.class", SimpleThreadPool.class.getName());
        properties.put("org.quartz.threadPool.threadCount", Integer.toString(threads));
        properties.put("org.quartz.jobStore.class", JobStoreTX.class.getName());
        properties.put("org.quartz.jobStore.driverDelegateClass", StdJDBCDelegate.class.getName());
        properties.put("org.quartz.jobStore.isClustered", "true");
        properties.put("org.quartz.jobStore.acquireTriggersWithinLock", "true");
        properties.put("org.quartz.jobStore.useProperties", "true");
        // A round takes longer than its usual minute; nothing here is a misfire.
        properties.put("org.quartz.jobStore.misfireThreshold", "3600000");
        String source = "bench-" + UUID.randomUUID();
        properties.put("org.quartz.jobStore.dataSource", source);
        DBConnectionManager.getInstance().addConnectionProvider(source, new Connections(pool));
        try {
            Scheduler made = new StdSchedulerFactory(properties).getScheduler();
            made.setJobFactory((bundle, itself) -> job());
            JobDetail job = JobBuilder.newJob(Job.class)
                    .withIdentity("nudge", "nudges")
                    .storeDurably()
                    .build();
            made.addJob(job, true);
            return made;
        } catch (SchedulerException e) {
            throw new BenchmarkFailedException("Quartz could not be made", e);
        }
    }

    private Job job() {
        return context -> {
            try {
                sending.send(context.getTrigger().getKey().getName());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            done.incrementAndGet();
        };
    }

    @Override
    public String name() {
        return "Quartz";
    }

    @Override
    public double round() throws Exception {
        insert("unix_timestamp() * 1000 - 1000", cohorts.dueIn(round++, "n"));
        int wanted = done.get() + cohorts.due();
        long began = System.nanoTime();
        scheduler.start();
        try {
            Waiting.until(() -> done.get() >= wanted, "executed", Duration.ofMinutes(15));
            schema.await(
                    "count(*) = 0 from QRTZ_TRIGGERS where NEXT_FIRE_TIME <= unix_timestamp() * 1000",
                    1,
                    Duration.ofMinutes(2));
            return cohorts.due() * 1e9 / (System.nanoTime() - began);
        } finally {
            scheduler.standby();
        }
    }

    @Override
    public void close() {
        try {
            scheduler.shutdown(true);
        } catch (SchedulerException e) {
            throw new BenchmarkFailedException("Quartz could not be stopped", e);
        } finally {
            pool.close();
            sending.close();
            schema.close();
        }
    }

    /** Quartz's way to a pool that is not its own. */
    private record Connections(HikariDataSource pool) implements ConnectionProvider {
        @Override
        public Connection getConnection() throws java.sql.SQLException {
            return pool.getConnection();
        }

        @Override
        public void shutdown() {}

        @Override
        public void initialize() {}
    }
}
