package dev.trellis.scheduler;

import dev.trellis.Wordless;
import dev.trellis.planning.WeeklyRhythm;
import dev.trellis.planning.WeeklyWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.quartz.Job;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One program's weekly work. Work that fails is tried again after 2, 4, 8 … minutes, {@value #MOST_ATTEMPTS} times in all (some two
 * hours), still for the slot that it was meant for; doing it twice changes nothing.
 *
 * <p>Guarantee: it is not done before its slot by the clock that everything goes by, whatever the machine's clock made Quartz do.
 */
final class WeeklyJob implements Job {
    static final int MOST_ATTEMPTS = 7;
    private static final Logger LOG = LoggerFactory.getLogger(WeeklyJob.class);

    private final WeeklyWork work;
    private final Runs runs;
    private final Clock clock;
    private final Runnable early;

    WeeklyJob(WeeklyWork work, Runs runs, Clock clock, Runnable early) {
        this.work = work;
        this.runs = runs;
        this.clock = clock;
        this.early = early;
    }

    @Override
    public void execute(JobExecutionContext context) {
        JobDataMap data = context.getMergedJobDataMap();
        WeeklyRhythm rhythm = RhythmData.read(data);
        // After a misfire Quartz gives the time of the making up as the scheduled one; the rhythm knows better.
        Instant slot = WeeklySlots.last(rhythm, meantFor(context, data));
        int attempt = data.containsKey(RhythmData.ATTEMPT) ? data.getIntValue(RhythmData.ATTEMPT) : 1;
        Instant now = clock.instant();
        if (slot.isAfter(now)) {
            inTime(context, rhythm, slot, attempt, now);
            early.run();
            return;
        }
        try {
            runs.weekly(work, rhythm, slot);
        } catch (RuntimeException e) {
            LOG.warn(
                    "{} of program {} for {} failed, attempt {}",
                    work.name(),
                    rhythm.programId(),
                    slot,
                    attempt,
                    Wordless.of(e));
            if (attempt < MOST_ATTEMPTS) {
                again(context, rhythm, slot, attempt + 1);
            }
        }
    }

    private static Instant meantFor(JobExecutionContext context, JobDataMap data) {
        return data.containsKey(RhythmData.SLOT)
                ? Instant.parse(data.getString(RhythmData.SLOT))
                : context.getScheduledFireTime().toInstant();
    }

    /** The machine's clock is ahead. On this machine it is time when it will say so much more; on another one, a moment after. */
    private void inTime(JobExecutionContext context, WeeklyRhythm rhythm, Instant slot, int attempt, Instant now) {
        Duration ahead = Duration.between(now, context.getFireTime().toInstant());
        boolean tolerated = ahead.compareTo(CalendarWork.TOLERATED) <= 0;
        Instant at = tolerated && ahead.isPositive() ? slot.plus(ahead) : slot;
        plan(context, rhythm, slot, attempt, at, "early " + context.getFireInstanceId());
    }

    private void again(JobExecutionContext context, WeeklyRhythm rhythm, Instant slot, int attempt) {
        Instant at = context.getFireTime().toInstant().plus(Duration.ofMinutes(1L << (attempt - 1)));
        plan(context, rhythm, slot, attempt, at, Integer.toString(attempt));
    }

    private void plan(
            JobExecutionContext context, WeeklyRhythm rhythm, Instant slot, int attempt, Instant at, String which) {
        JobDataMap data = RhythmData.write(rhythm);
        data.put(RhythmData.SLOT, slot.toString());
        data.put(RhythmData.ATTEMPT, Integer.toString(attempt));
        Trigger retry = TriggerBuilder.newTrigger()
                .withIdentity(RhythmData.name(rhythm) + " " + slot + " " + which, Jobs.WEEKLY + "-retry")
                .forJob(context.getJobDetail())
                .usingJobData(data)
                .startAt(Date.from(at))
                .build();
        try {
            context.getScheduler().scheduleJob(retry);
        } catch (ObjectAlreadyExistsException e) {
            LOG.debug("the retry is planned already", e);
        } catch (SchedulerException e) {
            LOG.error("{} of program {} for {} is lost", work.name(), rhythm.programId(), slot, Wordless.of(e));
        }
    }
}
