package dev.trellis.scheduler;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Does nothing. The class that an older node names in the database must be there as long as such nodes may be; see {@link OldSweeps}. */
@DisallowConcurrentExecution
final class SweepJob implements Job {
    @Override
    public void execute(JobExecutionContext context) {
        // This node's sweeps look by themselves.
    }
}
