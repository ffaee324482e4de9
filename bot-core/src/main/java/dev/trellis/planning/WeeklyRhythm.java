package dev.trellis.planning;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When a program's weekly work is done.
 *
 * @param zone the program's, in which {@code day} and {@code time} hold across daylight saving
 */
public record WeeklyRhythm(long organizationId, long programId, ZoneId zone, DayOfWeek day, LocalTime time) {}
