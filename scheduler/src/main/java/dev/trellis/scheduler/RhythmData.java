package dev.trellis.scheduler;

import dev.trellis.planning.WeeklyRhythm;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import org.quartz.JobDataMap;

/** A rhythm as a trigger keeps it: as strings, and as a name that changes when the rhythm does. */
final class RhythmData {
    static final String SLOT = "slot";
    static final String ATTEMPT = "attempt";
    private static final String ORGANIZATION = "organization";
    private static final String PROGRAM = "program";
    private static final String ZONE = "zone";
    private static final String DAY = "day";
    private static final String TIME = "time";

    private RhythmData() {}

    /** Such as {@code 1/12 MONDAY 09:00 Europe/Berlin}: everything of the rhythm, so that comparing names is comparing rhythms. */
    static String name(WeeklyRhythm rhythm) {
        return rhythm.organizationId() + "/" + rhythm.programId() + " " + rhythm.day() + " " + rhythm.time() + " "
                + rhythm.zone();
    }

    static JobDataMap write(WeeklyRhythm rhythm) {
        JobDataMap data = new JobDataMap();
        data.put(ORGANIZATION, Long.toString(rhythm.organizationId()));
        data.put(PROGRAM, Long.toString(rhythm.programId()));
        data.put(ZONE, rhythm.zone().getId());
        data.put(DAY, rhythm.day().name());
        data.put(TIME, rhythm.time().toString());
        return data;
    }

    static WeeklyRhythm read(JobDataMap data) {
        return new WeeklyRhythm(
                data.getLongValue(ORGANIZATION),
                data.getLongValue(PROGRAM),
                ZoneId.of(data.getString(ZONE)),
                DayOfWeek.valueOf(data.getString(DAY)),
                LocalTime.parse(data.getString(TIME)));
    }
}
