package dev.trellis.digest;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * A whole week of a program: from Monday's first moment to the next Monday's, in the program's zone. A week with a change of the clocks
 * has an hour more or less.
 *
 * @param monday its first day
 */
record DigestWeek(LocalDate monday, ZoneId zone) {

    /** The week that had ended at that moment: what a digest tells of, on whatever day it is posted. */
    static DigestWeek endedAt(Instant moment, ZoneId zone) {
        LocalDate thisMonday =
                moment.atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new DigestWeek(thisMonday.minusWeeks(1), zone);
    }

    Instant start() {
        return monday.atStartOfDay(zone).toInstant();
    }

    /** Exclusive. */
    Instant end() {
        return monday.plusWeeks(1).atStartOfDay(zone).toInstant();
    }

    DigestWeek minus(int weeks) {
        return new DigestWeek(monday.minusWeeks(weeks), zone);
    }

    /** {@code count} weeks in order, this one the last. */
    List<DigestWeek> upTo(int count) {
        List<DigestWeek> weeks = new ArrayList<>();
        for (int i = count - 1; i >= 0; i--) {
            weeks.add(minus(i));
        }
        return weeks;
    }

    /** Counts on from week to week: what comes by turns takes its turn from it. */
    long number() {
        return Math.floorDiv(monday.toEpochDay() - LocalDate.of(2024, 1, 1).toEpochDay(), 7);
    }
}
