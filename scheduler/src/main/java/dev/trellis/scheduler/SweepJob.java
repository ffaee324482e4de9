package dev.trellis.scheduler;

import dev.trellis.Wordless;
import dev.trellis.planning.Sweep;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One look of a sweep, on one node of the cluster at a time. A look that fails is logged; the next one is soon. */
@DisallowConcurrentExecution
final class SweepJob implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(SweepJob.class);

    private final Sweep sweep;
    private final Runs runs;

    SweepJob(Sweep sweep, Runs runs) {
        this.sweep = sweep;
        this.runs = runs;
    }

    @Override
    public void execute(JobExecutionContext context) {
        try {
            runs.sweep(sweep);
        } catch (RuntimeException e) {
            LOG.warn("sweep {} failed; it looks again in {}", sweep.name(), sweep.every(), Wordless.of(e));
        }
    }
}
