package dev.trellis.goal;

import dev.trellis.attention.WorkingHours;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The dates that are offered for moving a milestone: one, two and four weeks later, each on a day on which its owner works. Pure. */
final class NewDates {
    private static final List<Integer> WEEKS = List.of(1, 2, 4);

    private NewDates() {}

    /** @param due when it is due now; absent: it has no date */
    static List<LocalDate> after(LocalDate today, @Nullable LocalDate due, WorkingHours hours) {
        LocalDate from = due != null && due.isAfter(today) ? due : today;
        return WEEKS.stream()
                .map(from::plusWeeks)
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
