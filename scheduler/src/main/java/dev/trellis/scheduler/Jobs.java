package dev.trellis.scheduler;

import dev.trellis.planning.WeeklyWork;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.quartz.Job;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.spi.JobFactory;
import org.quartz.spi.TriggerFiredBundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a job that fires the work that its key names. While a cluster is being upgraded, an older node may be asked for one that it does
 * not know yet: it lets it be, and the next time may be a newer node's.
 */
final class Jobs implements JobFactory {
    static final String WEEKLY = "weekly";
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    private final Map<String, WeeklyWork> works;
    private final Runs runs;
    private final Clock clock;
    private final Runnable early;

    /**
     * @param clock the one that decides whether it is time
     * @param early told when Quartz was early: the machine's clock is wrong
     * @throws IllegalStateException when two have the same name
     */
    Jobs(Collection<WeeklyWork> works, Runs runs, Clock clock, Runnable early) {
        this.works = works.stream().collect(Collectors.toUnmodifiableMap(WeeklyWork::name, Function.identity()));
        this.runs = runs;
        this.clock = clock;
        this.early = early;
    }

    static JobKey weekly(String name) {
        return new JobKey(name, WEEKLY);
    }

    @Override
    public Job newJob(TriggerFiredBundle fired, Scheduler scheduler) throws SchedulerException {
        JobKey key = fired.getJobDetail().getKey();
        if (key.getGroup().equals(OldSweeps.GROUP)) {
            return new SweepJob();
        }
        WeeklyWork work = key.getGroup().equals(WEEKLY) ? works.get(key.getName()) : null;
        if (work != null) {
            return new WeeklyJob(work, runs, clock, early);
        }
        return context -> LOG.info("this node does not know the job {}; another node does", key);
    }
}
