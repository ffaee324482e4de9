package dev.trellis.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.attention.WorkingHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** E3: times to suggest. */
class MeetingSlotsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void threeSlotsLieOnThreeDays() {
        assertThat(suggest(berlin("2026-11-19T15:00"), office(BERLIN), office(BERLIN)))
                .containsExactly(berlin("2026-11-20T09:00"), berlin("2026-11-23T09:00"), berlin("2026-11-24T09:00"));
    }

    @Test
    void todayIsSuggestedWithThreeHoursNotice() {
        assertThat(suggest(berlin("2026-11-19T10:05"), office(BERLIN), office(BERLIN))
                        .getFirst())
                .isEqualTo(berlin("2026-11-19T13:30"));
    }

    @Test
    void aSlotLiesInTheWorkingHoursOfBothSidesToItsEnd() {
        // New York's nine is Berlin's fifteen: two hours in common, the last hour begins at sixteen.
        assertThat(suggest(berlin("2026-11-18T12:40"), office(BERLIN), office(NEW_YORK)))
                .containsExactly(berlin("2026-11-18T16:00"), berlin("2026-11-19T15:00"), berlin("2026-11-20T15:00"));
    }

    @Test
    void peopleWithoutACommonHourGetNoSuggestion() {
        assertThat(suggest(berlin("2026-11-18T12:00"), office(BERLIN), office(ZoneId.of("Asia/Tokyo"))))
                .isEmpty();
    }

    @Test
    void whatIsTakenIsNotSuggested() {
        var taken = List.of(new MeetingSlots.Span(berlin("2026-11-20T09:30"), berlin("2026-11-20T10:15")));
        assertThat(MeetingSlots.suggest(berlin("2026-11-19T15:00"), office(BERLIN), office(BERLIN), HOUR, taken, 1))
                .containsExactly(berlin("2026-11-20T10:30"));
    }

    @Test
    void theWeekThatOnlyOneSideHasChangedItsClocksHasItsOwnHours() {
        // Europe changed on 25 October 2026, New York on 1 November: for a week, New York's nine is Berlin's fourteen.
        assertThat(suggest(berlin("2026-10-26T09:00"), office(BERLIN), office(NEW_YORK))
                        .getFirst())
                .isEqualTo(berlin("2026-10-26T14:00"));
        assertThat(suggest(berlin("2026-11-02T09:00"), office(BERLIN), office(NEW_YORK))
                        .getFirst())
                .isEqualTo(berlin("2026-11-02T15:00"));
    }

    @Test
    void slotsOfANightShiftSkipTheHourThatDoesNotExist() {
        MeetingSlots.Side night = new MeetingSlots.Side(WorkingHours.of("SUNDAY", 60, 5 * 60), BERLIN);
        // On Sunday, 28 March 2027, two o'clock is three o'clock: three hours after eleven at night.
        assertThat(MeetingSlots.suggest(berlin("2027-03-27T23:00"), night, night, HOUR, List.of(), 1))
                .containsExactly(berlin("2027-03-28T03:00"));
    }

    @Test
    void aSlotInARepeatedHourIsOneMomentOfIt() {
        MeetingSlots.Side night = new MeetingSlots.Side(WorkingHours.of("SUNDAY", 60, 5 * 60), NEW_YORK);
        Instant now = LocalDateTime.parse("2026-10-31T21:00").atZone(NEW_YORK).toInstant();
        assertThat(MeetingSlots.suggest(now, night, night, HOUR, List.of(), 1))
                .containsExactly(Instant.parse("2026-11-01T05:00:00Z"));
    }

    @Test
    void zonesOfThreeQuartersOfAnHourMeetOnTheProposersGrid() {
        ZoneId kathmandu = ZoneId.of("Asia/Kathmandu");
        Instant first = suggest(berlin("2026-11-18T23:00"), office(kathmandu), office(BERLIN))
                .getFirst();
        assertThat(first.atZone(kathmandu).toLocalTime().getMinute() % 30).isZero();
    }

    @Test
    void aReminderComesADayBeforeOrAnHourBeforeOrAtOnce() {
        Instant start = berlin("2026-11-24T10:00");
        assertThat(MeetingTimes.reminder(berlin("2026-11-19T15:00"), start)).isEqualTo(berlin("2026-11-23T10:00"));
        assertThat(MeetingTimes.reminder(berlin("2026-11-23T08:30"), start)).isEqualTo(berlin("2026-11-24T09:00"));
        assertThat(MeetingTimes.reminder(berlin("2026-11-24T09:40"), start)).isEqualTo(berlin("2026-11-24T09:40"));
    }

    @Test
    void aReminderWaitsForTheReadersMorningIfThatIsBeforeTheStart() {
        WorkingHours hours = office(BERLIN).hours();
        // The day before a Monday is a Sunday.
        assertThat(MeetingTimes.reminderFor(berlin("2026-11-22T10:00"), berlin("2026-11-23T10:00"), hours, BERLIN))
                .isEqualTo(berlin("2026-11-23T09:00"));
        assertThat(MeetingTimes.reminderFor(berlin("2026-11-22T09:00"), berlin("2026-11-23T09:00"), hours, BERLIN))
                .isEqualTo(berlin("2026-11-22T09:00"));
    }

    private static List<Instant> suggest(Instant now, MeetingSlots.Side one, MeetingSlots.Side other) {
        return MeetingSlots.suggest(now, one, other, HOUR, List.of(), 3);
    }

    private static MeetingSlots.Side office(ZoneId zone) {
        return new MeetingSlots.Side(
                new WorkingHours(java.util.Set.of(), LocalTime.of(9, 0), LocalTime.of(17, 0)), zone);
    }

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }
}
