package dev.trellis.scheduler;

import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.StdJDBCDelegate;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.DBConnectionManager;

/** Makes Quartz schedulers that form one cluster on one database. */
final class QuartzSchedulers {
    /** Every node has this name: it is the cluster's. */
    static final String CLUSTER = "trellis";

    private QuartzSchedulers() {}

    /**
     * A scheduler that is not started yet.
     *
     * <p>Quartz keeps schedulers and data sources in static maps by name. The data source gets a name of its own and the scheduler is
     * taken out again, so that several services can live in one JVM, as in tests, without seeing each other's.
     */
    static synchronized Scheduler make(DataSource pool) throws SchedulerException {
        String source = "trellis-" + UUID.randomUUID();
        DBConnectionManager.getInstance().addConnectionProvider(source, new PoolConnections(pool));
        Scheduler scheduler = new StdSchedulerFactory(properties(source)).getScheduler();
        SchedulerRepository.getInstance().remove(CLUSTER);
        return scheduler;
    }

    private static Properties properties(String source) {
        Properties properties = new Properties();
        properties.put("org.quartz.scheduler.instanceName", CLUSTER);
        properties.put("org.quartz.scheduler.instanceId", "AUTO");
        properties.put("org.quartz.scheduler.instanceIdGenerator.class", NodeName.class.getName());
        properties.put("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.put("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
        properties.put("org.quartz.threadPool.class", SimpleThreadPool.class.getName());
        // A handful of short calls on the core; the core itself goes through rows in batches.
        properties.put("org.quartz.threadPool.threadCount", "4");
        properties.put("org.quartz.threadPool.makeThreadsDaemons", "true");
        properties.put("org.quartz.jobStore.class", JobStoreTX.class.getName());
        properties.put("org.quartz.jobStore.driverDelegateClass", StdJDBCDelegate.class.getName());
        properties.put("org.quartz.jobStore.dataSource", source);
        properties.put("org.quartz.jobStore.tablePrefix", "QRTZ_");
        properties.put("org.quartz.jobStore.isClustered", "true");
        // Else a node takes a trigger by its state alone, not knowing that another has fired it since it looked: it
        // fires twice.
        properties.put("org.quartz.jobStore.acquireTriggersWithinLock", "true");
        properties.put("org.quartz.jobStore.clusterCheckinInterval", "7500");
        properties.put(
                "org.quartz.jobStore.misfireThreshold", Long.toString(CalendarWork.MISFIRE_THRESHOLD.toMillis()));
        // Job data is strings only, so no Java objects are serialized into the database.
        properties.put("org.quartz.jobStore.useProperties", "true");
        return properties;
    }
}
