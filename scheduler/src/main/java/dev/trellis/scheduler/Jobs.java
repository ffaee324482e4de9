package dev.trellis.scheduler;

import dev.trellis.planning.Sweep;
import dev.trellis.planning.WeeklyWork;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quartz.Job;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.spi.JobFactory;
import org.quartz.spi.TriggerFiredBundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a job that fires the sweep or the work that its key names. While a cluster is being upgraded, an older node may be asked for one
 * that it does not know yet: it lets it be, and the next time may be a newer node's.
 */
final class Jobs implements JobFactory {
    static final String SWEEPS = "sweep";
    static final String WEEKLY = "weekly";
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    private final Map<String, Sweep> sweeps;
    private final Map<String, WeeklyWork> works;
    private final Runs runs;

    /**
     * @throws IllegalStateException when two have the same name
     */
    Jobs(Stream<Sweep> sweeps, Stream<WeeklyWork> works, Runs runs) {
        this.sweeps = sweeps.collect(Collectors.toUnmodifiableMap(Sweep::name, Function.identity()));
        this.works = works.collect(Collectors.toUnmodifiableMap(WeeklyWork::name, Function.identity()));
        this.runs = runs;
    }

    static JobKey sweep(String name) {
        return new JobKey(name, SWEEPS);
    }

    static JobKey weekly(String name) {
        return new JobKey(name, WEEKLY);
    }

    @Override
    public Job newJob(TriggerFiredBundle fired, Scheduler scheduler) throws SchedulerException {
        JobKey key = fired.getJobDetail().getKey();
        Sweep sweep = key.getGroup().equals(SWEEPS) ? sweeps.get(key.getName()) : null;
        if (sweep != null) {
            return new SweepJob(sweep, runs);
        }
        WeeklyWork work = key.getGroup().equals(WEEKLY) ? works.get(key.getName()) : null;
        if (work != null) {
            return new WeeklyJob(work, runs);
        }
        return context -> LOG.info("this node does not know the job {}; another node does", key);
    }
}
