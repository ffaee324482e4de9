package dev.trellis.scheduler;

import java.util.ArrayList;
import java.util.Set;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.matchers.GroupMatcher;

/**
 * What earlier releases kept of their sweeps in Quartz. While a cluster is being upgraded an older node may write them once more, so
 * they are looked for again and again. The older nodes' sweeps rest then; the newer ones do their work.
 */
final class OldSweeps {
    static final String GROUP = "sweep";

    private OldSweeps() {}

    /** @return how many were there */
    static int remove(Scheduler scheduler) throws SchedulerException {
        Set<JobKey> old = scheduler.getJobKeys(GroupMatcher.groupEquals(GROUP));
        if (!old.isEmpty()) {
            scheduler.deleteJobs(new ArrayList<>(old));
        }
        return old.size();
    }
}
