package dev.trellis.rhythm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.cadence.Cadence;
import dev.trellis.person.Person;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A4: what becomes of a deep dive or a review that is due. Monday, the fourth of January, is both. */
class DueNowTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant MONDAY = at("2027-01-04T09:00");
    private static final Person NOOR = Person.met(1, "Noor", MONDAY);
    private static final Cadence DEEP_DIVE = cadence(1, 7, Cadence.Kind.DEEP_DIVE, MONDAY, null);
    private static final Cadence REVIEW = cadence(2, 7, Cadence.Kind.REVIEW, MONDAY, null);

    @Test
    void itIsSaidWhenItIsDue() {
        assertThat(of(DEEP_DIVE, List.of(DEEP_DIVE))).isEqualTo(new DueNow.Say());
        assertThat(of(REVIEW, List.of(DEEP_DIVE, REVIEW))).isEqualTo(new DueNow.Say());
    }

    @Test
    void aReviewOfTheSameDaySwallowsTheDeepDiveWhicheverIsLookedAtFirst() {
        assertThat(of(DEEP_DIVE, List.of(DEEP_DIVE, REVIEW))).isEqualTo(new DueNow.Leave());
        Cadence said = cadence(2, 7, Cadence.Kind.REVIEW, at("2027-04-05T09:00"), at("2027-01-04T08:59"));
        assertThat(of(DEEP_DIVE, List.of(DEEP_DIVE, said))).isEqualTo(new DueNow.Leave());
        Cadence overdue = cadence(2, 7, Cadence.Kind.REVIEW, at("2026-10-05T09:00"), null);
        assertThat(of(DEEP_DIVE, List.of(DEEP_DIVE, overdue)))
                .as("after an outage both are said on one day")
                .isEqualTo(new DueNow.Leave());
    }

    @Test
    void aReviewOfAnotherDayOrOfTheOtherOneSwallowsNothing() {
        Cadence tomorrow = cadence(2, 7, Cadence.Kind.REVIEW, at("2027-01-05T09:00"), null);
        Cadence yesterday = cadence(2, 7, Cadence.Kind.REVIEW, at("2027-04-05T09:00"), at("2027-01-03T23:59"));
        Cadence theirs = cadence(2, 8, Cadence.Kind.REVIEW, MONDAY, null);
        Cadence checkIn = cadence(2, 7, Cadence.Kind.CHECK_IN, MONDAY, null);
        Cadence off = cadence(2, 7, Cadence.Kind.REVIEW, null, null);
        assertThat(List.of(tomorrow, yesterday, theirs, checkIn, off))
                .allSatisfy(other ->
                        assertThat(of(DEEP_DIVE, List.of(DEEP_DIVE, other))).isEqualTo(new DueNow.Say()));
    }

    @Test
    void onAHolidayItWaitsForTheFirstWorkingMorningAfterIt() {
        Instant after = at("2027-01-06T09:00");
        assertThat(DueNow.of(REVIEW, List.of(REVIEW), NOOR, Optional.of(after), BERLIN, MONDAY))
                .isEqualTo(new DueNow.Wait(after));
    }

    @Test
    void whoIsAwayIsNotAsked() {
        Person away = new Person(
                7,
                1,
                "Noor",
                null,
                null,
                null,
                null,
                NOOR.workingDays(),
                540,
                1020,
                MONDAY,
                null,
                null,
                null,
                null,
                MONDAY);
        assertThat(DueNow.of(REVIEW, List.of(REVIEW), away, Optional.empty(), BERLIN, MONDAY))
                .isEqualTo(new DueNow.Leave());
    }

    private static DueNow of(Cadence due, List<Cadence> all) {
        return DueNow.of(due, all, NOOR, Optional.empty(), BERLIN, MONDAY);
    }

    private static Cadence cadence(
            long id, long person, Cadence.Kind kind, @Nullable Instant due, @Nullable Instant asked) {
        return new Cadence(id, 1, 1, person, kind, null, 0, due, asked);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }
}
