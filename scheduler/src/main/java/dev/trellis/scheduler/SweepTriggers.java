package dev.trellis.scheduler;

import dev.trellis.planning.Sweep;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.matchers.GroupMatcher;

/** One durable job and one repeating trigger per sweep. */
final class SweepTriggers {
    private final Scheduler scheduler;

    SweepTriggers(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Writes every sweep anew, so that a changed rhythm holds and the first look is now, and removes what is no sweep any more. */
    void write(Collection<Sweep> sweeps) throws SchedulerException {
        Set<JobKey> wanted =
                sweeps.stream().map(sweep -> Jobs.sweep(sweep.name())).collect(Collectors.toSet());
        for (Sweep sweep : sweeps) {
            scheduler.scheduleJob(job(sweep), Set.of(trigger(sweep)), true);
        }
        List<JobKey> unwanted = scheduler.getJobKeys(GroupMatcher.groupEquals(Jobs.SWEEPS)).stream()
                .filter(key -> !wanted.contains(key))
                .toList();
        scheduler.deleteJobs(unwanted);
    }

    private static JobDetail job(Sweep sweep) {
        return JobBuilder.newJob(SweepJob.class)
                .withIdentity(Jobs.sweep(sweep.name()))
                .storeDurably()
                .build();
    }

    private static Trigger trigger(Sweep sweep) {
        return TriggerBuilder.newTrigger()
                .withIdentity(sweep.name(), Jobs.SWEEPS)
                .startNow()
                .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(sweep.every().toMillis())
                        .repeatForever()
                        // One look finds everything that is due, so looks that were missed are not made up for.
                        .withMisfireHandlingInstructionNextWithRemainingCount())
                .build();
    }
}
