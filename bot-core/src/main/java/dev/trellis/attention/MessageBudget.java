package dev.trellis.attention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
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

    /**
     * When a message finds room that takes none from what was promised.
     *
     * @param promised when that is to be said, ascending
     * @param spent as for {@link #roomAgain}
     * @return absent if it is now
     */
    @Nullable
    Instant roomBeside(List<Instant> promised, List<Instant> spent, Instant now, ZoneId zone) {
        Instant at = now;
        // Each step goes on by a day at least; what is promised is known for a week.
        for (int step = 0; step < 15; step++) {
            Instant later = later(promised, spent, at, zone);
            if (later == null) {
                break;
            }
            at = later;
        }
        return at.equals(now) ? null : at;
    }

    /** When it is said what is due {@code at}. */
    private Instant withRoom(List<Instant> said, Instant at, ZoneId zone) {
        Instant room = roomAgain(said, at, zone);
        return room == null ? at : withRoom(said, room, zone);
    }

    /** The next time to try after {@code at}; absent if a message can be said then and all that was promised as well. */
    private @Nullable Instant later(List<Instant> promised, List<Instant> spent, Instant at, ZoneId zone) {
        List<Instant> said = new ArrayList<>(spent);
        for (Instant one : promised) {
            Instant due = withRoom(said, one, zone);
            if (due.isBefore(at)) {
                said.add(due);
                continue;
            }
            List<Instant> with = new ArrayList<>(said);
            with.add(at);
            if (roomAgain(with, due, zone) != null) {
                return due.atZone(zone)
                        .toLocalDate()
                        .plusDays(1)
                        .atStartOfDay(zone)
                        .toInstant();
            }
            said.add(due);
        }
        return roomAgain(said.stream().filter(one -> !one.isAfter(at)).toList(), at, zone);
    }
}
