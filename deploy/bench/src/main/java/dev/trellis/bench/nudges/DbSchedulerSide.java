package dev.trellis.bench.nudges;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import dev.trellis.bench.comparison.Side;
import dev.trellis.bench.server.Schema;
import dev.trellis.bench.server.Server;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * db-scheduler with what its documentation recommends for high throughput: lock-and-fetch, between one and four times as many executions at
 * hand as there are threads, one-time tasks that are deleted when they are done. A pool as large as its threads and two more.
 */
final class DbSchedulerSide implements Side {
    /** The table that its documentation tells MySQL users to make, without the index for priorities, which are not used. */
    private static final String TABLE = """
            create table scheduled_tasks (
              task_name varchar(100) not null,
              task_instance varchar(100) not null,
              task_data blob,
              execution_time timestamp(6) not null,
              picked boolean not null,
              picked_by varchar(50),
              last_success timestamp(6) null,
              last_failure timestamp(6) null,
              consecutive_failures int,
              last_heartbeat timestamp(6) null,
              version bigint not null,
              priority smallint,
              primary key (task_name, task_instance),
              index execution_time_idx (execution_time),
              index last_heartbeat_idx (last_heartbeat)
            )
            """;

    private static final String COLUMNS = "scheduled_tasks (task_name, task_instance, execution_time, picked, version)";
    private static final String TASK = "nudge";

    private final Schema schema;
    private final Cohorts cohorts;
    private final Sending sending;
    private final int threads;
    private final HikariDataSource pool;
    private final AtomicInteger done = new AtomicInteger();
    private int round;

    DbSchedulerSide(Server server, Cohorts cohorts, int threads, Sending sending) {
        this.schema = server.empty();
        this.cohorts = cohorts;
        this.sending = sending;
        this.threads = threads;
        schema.execute(TABLE);
        Numbers.insert(
                schema,
                COLUMNS,
                values("timestampadd(second, 86400 + (n * 7919) % 1209600, now(6))"),
                cohorts.inTheFuture("n"),
                cohorts.all());
        schema.execute("analyze table scheduled_tasks");
        this.pool = schema.pool(threads + 2);
    }

    private static String values(String due) {
        return "'" + TASK + "', lpad(n, 9, '0'), " + due + ", false, 1";
    }

    @Override
    public String name() {
        return "db-scheduler";
    }

    @Override
    public double round() throws InterruptedException {
        Numbers.insert(
                schema,
                COLUMNS,
                values("timestampadd(second, -1, now(6))"),
                cohorts.dueIn(round++, "n"),
                cohorts.all());
        int wanted = done.get() + cohorts.due();
        Scheduler scheduler = scheduler();
        long began = System.nanoTime();
        scheduler.start();
        try {
            Waiting.until(() -> done.get() >= wanted, "executed", Duration.ofMinutes(10));
            // Done is what is gone from its table, as ours is what is recorded as delivered.
            schema.await("count(*) = 0 from scheduled_tasks where execution_time <= now(6)", 1, Duration.ofMinutes(2));
            return cohorts.due() * 1e9 / (System.nanoTime() - began);
        } finally {
            scheduler.stop();
        }
    }

    private Scheduler scheduler() {
        OneTimeTask<Void> task = Tasks.oneTime(TASK).execute((instance, context) -> {
            try {
                sending.send(instance.getId());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            done.incrementAndGet();
        });
        return Scheduler.create(pool, task)
                .schedulerName(new SchedulerName.Fixed("bench"))
                .threads(threads)
                .pollUsingLockAndFetch(1.0, 4.0)
                .pollingInterval(Duration.ofSeconds(1))
                .alwaysPersistTimestampInUTC()
                .build();
    }

    @Override
    public void close() {
        pool.close();
        sending.close();
        schema.close();
    }
}
