package dev.trellis.scheduler;

import dev.trellis.planning.WeeklyRhythm;
import dev.trellis.planning.WeeklyWork;
import java.time.DayOfWeek;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import org.quartz.CronScheduleBuilder;
import org.quartz.JobBuilder;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;

/**
 * One durable job per weekly work and one cron trigger per program that wants it, in the program's zone. A trigger's name holds its whole
 * rhythm, so one listing of names shows what to add and what to remove; a trigger that stays is not touched, and keeps what it knows of a
 * misfire.
 */
final class WeeklyTriggers {
    private final Scheduler scheduler;
    private final Collection<WeeklyWork> works;

    WeeklyTriggers(Scheduler scheduler, Collection<WeeklyWork> works) {
        this.scheduler = scheduler;
        this.works = works;
    }

    /** Writes the jobs and brings the triggers in step. */
    void write() throws SchedulerException {
        for (WeeklyWork work : works) {
            scheduler.addJob(
                    JobBuilder.newJob(WeeklyJob.class)
                            .withIdentity(Jobs.weekly(work.name()))
                            .storeDurably()
                            // A node that dies at it: another one does it. Twice changes nothing.
                            .requestRecovery()
                            .build(),
                    true);
        }
        sync();
    }

    /**
     * Brings the triggers in step with the rhythms as they are set now.
     *
     * @return triggers added and removed
     */
    int sync() throws SchedulerException {
        int changes = 0;
        for (WeeklyWork work : works) {
            changes += sync(work);
        }
        return changes;
    }

    private int sync(WeeklyWork work) throws SchedulerException {
        Map<TriggerKey, WeeklyRhythm> wanted = new HashMap<>();
        for (WeeklyRhythm rhythm : work.rhythms()) {
            wanted.put(new TriggerKey(RhythmData.name(rhythm), group(work)), rhythm);
        }
        Set<TriggerKey> present = scheduler.getTriggerKeys(GroupMatcher.triggerGroupEquals(group(work)));
        Set<TriggerKey> gone = new HashSet<>(present);
        gone.removeAll(wanted.keySet());
        for (TriggerKey key : gone) {
            scheduler.unscheduleJob(key);
        }
        wanted.keySet().removeAll(present);
        for (Map.Entry<TriggerKey, WeeklyRhythm> added : wanted.entrySet()) {
            add(work, added.getKey(), added.getValue());
        }
        return gone.size() + wanted.size();
    }

    private void add(WeeklyWork work, TriggerKey key, WeeklyRhythm rhythm) throws SchedulerException {
        Trigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(key)
                .forJob(Jobs.weekly(work.name()))
                .usingJobData(RhythmData.write(rhythm))
                .withSchedule(CronScheduleBuilder.weeklyOnDayAndHourAndMinute(
                                quartzDay(rhythm.day()),
                                rhythm.time().getHour(),
                                rhythm.time().getMinute())
                        .inTimeZone(TimeZone.getTimeZone(rhythm.zone()))
                        // Late is better than not at all, and once is enough: the job finds the slot that was missed
                        // last.
                        .withMisfireHandlingInstructionFireAndProceed())
                .build();
        try {
            scheduler.scheduleJob(trigger);
        } catch (ObjectAlreadyExistsException e) {
            // Another node was faster.
            return;
        }
    }

    private static String group(WeeklyWork work) {
        return Jobs.WEEKLY + ":" + work.name();
    }

    /** Quartz counts from Sunday, which is 1. */
    private static int quartzDay(DayOfWeek day) {
        return day.getValue() % 7 + 1;
    }
}
