package dev.trellis.onboarding;

import dev.trellis.attention.WorkingHours;
import dev.trellis.enrolment.Side;
import dev.trellis.text.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * One of the small messages.
 *
 * @param number from 0
 */
record Step(Side side, int number) {
    /** Of each side. */
    static final int COUNT = 4;

    /** How many days after the first morning each is said. */
    private static final List<Integer> DAYS = List.of(0, 1, 3, 7);

    private static final List<String> MENTORS =
            List.of("mentor-role", "first-meeting", "feedback-guide", "reading-mentors");
    private static final List<String> MENTEES =
            List.of("mentee-role", "first-meeting", "development-plan", "feedback-guide");

    static List<Step> of(Side side) {
        return java.util.stream.IntStream.range(0, COUNT)
                .mapToObj(number -> new Step(side, number))
                .toList();
    }

    /** Empty for a number that no step has. */
    static Optional<Step> of(Side side, int number) {
        return number < 0 || number >= COUNT ? Optional.empty() : Optional.of(new Step(side, number));
    }

    int bit() {
        return 1 << number;
    }

    /** In three sentences at most. */
    Text says() {
        return Text.of("onboarding." + side.tag() + "." + (number + 1));
    }

    Text title() {
        return Text.of("onboarding." + side.tag() + "." + (number + 1) + ".title");
    }

    /** The library's article about it. */
    String article() {
        return "kit:" + (side == Side.MENTOR ? MENTORS : MENTEES).get(number);
    }

    /**
     * When it is said: at the start of a working day, the first at or after {@code began}, and no two on one day.
     *
     * @param earliest nothing is said before
     */
    Instant due(Instant began, Instant earliest, WorkingHours hours, ZoneId zone) {
        LocalDate first = morning(began, hours, zone).atZone(zone).toLocalDate();
        Instant planned = first.plusDays(DAYS.get(number)).atStartOfDay(zone).toInstant();
        return morning(planned.isBefore(earliest) ? earliest : planned, hours, zone);
    }

    /** The first start of a working day at or after that moment. */
    private static Instant morning(Instant at, WorkingHours hours, ZoneId zone) {
        Instant next = hours.next(at, zone);
        boolean isStart = !hours.contains(next.minusSeconds(1), zone);
        return isStart
                ? next
                : hours.next(
                        next.atZone(zone)
                                .toLocalDate()
                                .plusDays(1)
                                .atStartOfDay(zone)
                                .toInstant(),
                        zone);
    }
}
