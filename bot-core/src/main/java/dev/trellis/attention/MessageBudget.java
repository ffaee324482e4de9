package dev.trellis.attention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often Trellis may speak first to one person (rule 2): per calendar day and per seven days, in their time zone.
 *
 * @param aDay at least 1
 * @param aWeek at least {@code aDay}
 */
public record MessageBudget(int aDay, int aWeek) {
    public static final MessageBudget DEFAULT = new MessageBudget(1, 3);

    /** What programs and people may choose from, in messages a week (A3). */
    public static final List<Integer> CHOICES = List.of(1, 2, 3, 5);

    /** So many a week, and one a day. */
    public static MessageBudget aWeek(int messages) {
        return new MessageBudget(DEFAULT.aDay(), messages);
    }

    /**
     * When there is room again.
     *
     * @param spent when messages of the last seven days were delivered, in any order
     * @return absent if there is room now
     */
    @Nullable
    Instant roomAgain(List<Instant> spent, Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        Instant room = null;
        long todayCount = spent.stream()
                .filter(at -> at.atZone(zone).toLocalDate().equals(today))
                .count();
        if (todayCount >= aDay) {
            room = today.plusDays(1).atStartOfDay(zone).toInstant();
        }
        LocalDate weekStart = today.minusDays(6);
        List<LocalDate> week = spent.stream()
                .map(at -> at.atZone(zone).toLocalDate())
                .filter(day -> !day.isBefore(weekStart))
                .sorted()
                .toList();
        if (week.size() >= aWeek) {
            LocalDate frees = week.get(week.size() - aWeek).plusDays(7);
            Instant weekly = frees.atStartOfDay(zone).toInstant();
            room = room == null || weekly.isAfter(room) ? weekly : room;
        }
        return room;
    }
}
