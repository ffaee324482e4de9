package dev.trellis.goal;

import dev.trellis.attention.WorkingHours;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** The dates that are offered for moving a milestone: in one, two and four weeks, each on a day on which its owner works. Pure. */
final class NewDates {
    private static final List<Integer> WEEKS = List.of(1, 2, 4);

    private NewDates() {}

    static List<LocalDate> from(LocalDate today, WorkingHours hours) {
        return WEEKS.stream()
                .map(today::plusWeeks)
                .map(day -> working(day, hours))
                .toList();
    }

    /** The first one at or after {@code day}. */
    static LocalDate working(LocalDate day, WorkingHours hours) {
        return Stream.iterate(day, next -> next.plusDays(1))
                .filter(next -> hours.days().contains(next.getDayOfWeek()))
                .findFirst()
                .orElse(day);
    }
}
