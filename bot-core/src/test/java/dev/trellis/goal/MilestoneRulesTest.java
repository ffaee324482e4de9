package dev.trellis.goal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.attention.WorkingHours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The pure rules about milestones (D5): how they are read, when they are out of reach, when they are looked at, and what is offered. */
class MilestoneRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 19);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-19T14:00:00Z");

    @Test
    void linesAreReadWithADateInEitherNotationAtTheirEnd() {
        assertThat(MilestoneLines.read(
                        "- Draft the slides 2027-01-15\n\n2. Probe halten (15.1.2027)\nShow them, 1. 2. 2027\nRest"))
                .containsExactly(
                        new MilestoneLines.Line("Draft the slides", LocalDate.of(2027, 1, 15)),
                        new MilestoneLines.Line("Probe halten", LocalDate.of(2027, 1, 15)),
                        new MilestoneLines.Line("Show them", LocalDate.of(2027, 2, 1)),
                        new MilestoneLines.Line("Rest", null));
    }

    @Test
    void whatIsNoDateIsPartOfTheWords() {
        assertThat(MilestoneLines.read("Meet on 2027-06-31\n2027-01-15\nVersion 2.0"))
                .extracting(MilestoneLines.Line::due)
                .containsOnlyNulls();
    }

    @Test
    void linesWithoutADateAreSpreadEvenlyUntilTheGoals() {
        List<MilestoneLines.Line> lines = MilestoneLines.read("One\nTwo 2026-12-24\nThree");
        assertThat(MilestoneLines.spread(lines, TODAY, TODAY.plusDays(30)))
                .extracting(MilestoneLines.Line::due)
                .containsExactly(TODAY.plusDays(10), LocalDate.of(2026, 12, 24), TODAY.plusDays(30));
        assertThat(MilestoneLines.spread(lines, TODAY, null)).isEqualTo(lines);
    }

    @Test
    void theNthMilestoneNeedsThreeDaysForEachOneBeforeIt() {
        assertThat(outOf(5, 6, 8)).as("three of them need nine days").containsExactly(3L);
        assertThat(outOf(5, 6, 9)).isEmpty();
        assertThat(outOf(1, 1)).as("a near date alone says nothing").isEmpty();
        assertThat(outOf(9, 9, 9, 9)).containsExactly(4L);
        assertThat(outOf(-3, -2, -1)).as("what is overdue is something else").isEmpty();
    }

    @Test
    void aMilestoneIsLookedAtBeforeItsDateAndAfterIt() {
        LocalDate due = LocalDate.of(2027, 1, 15);
        assertThat(Looking.first(due, null, BERLIN, NOW)).isEqualTo(Instant.parse("2027-01-06T23:00:00Z"));
        assertThat(Looking.over(due, BERLIN)).isEqualTo(Instant.parse("2027-01-15T23:00:00Z"));
        assertThat(Looking.first(TODAY.plusDays(3), null, BERLIN, NOW))
                .as("not on the day on which it was planned")
                .isEqualTo(Instant.parse("2026-11-19T23:00:00Z"));
        assertThat(Looking.first(due, due, BERLIN, NOW))
                .as("once for each date")
                .isNull();
        assertThat(Looking.first(null, null, BERLIN, NOW)).isNull();
    }

    @Test
    void thereAreThreeNewDatesEachOnAWorkingDay() {
        WorkingHours fromTuesday = new WorkingHours(
                Set.of(DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY), LocalTime.of(9, 0), LocalTime.of(17, 0));
        assertThat(NewDates.after(TODAY, TODAY.minusDays(3), fromTuesday))
                .isEqualTo(NewDates.after(TODAY, null, fromTuesday))
                .containsExactly(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 8), LocalDate.of(2026, 12, 22));
        assertThat(NewDates.after(TODAY, LocalDate.of(2026, 12, 2), fromTuesday))
                .as("later than it is due now")
                .containsExactly(LocalDate.of(2026, 12, 9), LocalDate.of(2026, 12, 16), LocalDate.of(2026, 12, 30));
    }

    private static List<Long> outOf(int... days) {
        LinkedHashMap<Long, LocalDate> ahead = new LinkedHashMap<>();
        for (int i = 0; i < days.length; i++) {
            ahead.put(i + 1L, TODAY.plusDays(days[i]));
        }
        return Objects.requireNonNull(Reach.outOf(ahead, TODAY));
    }
}
