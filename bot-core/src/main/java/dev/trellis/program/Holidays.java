package dev.trellis.program;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Days on which a program asks nobody anything (E9). Written as {@code 2026-12-25}, joined by commas. */
public record Holidays(Set<LocalDate> days) {
    /** The most days that are kept: what the column holds. */
    public static final int MOST = 120;

    public static final Holidays NONE = new Holidays(Set.of());

    private static final Pattern DAY = Pattern.compile("[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}");
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    public Holidays {
        days = Set.copyOf(days);
    }

    /** From the notation of a row. */
    public static Holidays of(String stored) {
        return new Holidays(
                words(stored).stream().map(LocalDate::parse).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** The first of the days that somebody typed, one a line or with commas between, that is none; empty if all are. */
    public static Optional<String> firstWrong(String typed) {
        return words(typed).stream().filter(word -> !isDay(word)).findFirst();
    }

    /** As a row keeps them, in order. */
    public String notation() {
        return new TreeSet<>(days).stream().map(LocalDate::toString).collect(Collectors.joining(","));
    }

    public boolean contains(Instant at, ZoneId zone) {
        return days.contains(at.atZone(zone).toLocalDate());
    }

    /**
     * The first morning after {@code at} that is a working day and no holiday.
     *
     * @param working the person's working days, at least one
     */
    public Instant morningAfter(Instant at, ZoneId zone, Set<DayOfWeek> working) {
        LocalDate day = at.atZone(zone).toLocalDate().plusDays(1);
        while (days.contains(day) || !working.contains(day.getDayOfWeek())) {
            day = day.plusDays(1);
        }
        return day.atTime(MORNING).atZone(zone).toInstant();
    }

    private static List<String> words(String days) {
        return Arrays.stream(days.split("[,;\\s]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static boolean isDay(String word) {
        if (!DAY.matcher(word).matches()) {
            return false;
        }
        try {
            LocalDate.parse(word);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
