package dev.trellis.cadence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A4: a cadence is a calendar rule in the person's zone. */
class CadenceRuleTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void weeklyIsMondayMorning() {
        assertThat(next("weekly", "2026-11-19T15:00", BERLIN)).isEqualTo(at("2026-11-23T09:00", BERLIN));
        assertThat(next("weekly", "2026-11-23T08:59", BERLIN)).isEqualTo(at("2026-11-23T09:00", BERLIN));
        assertThat(next("weekly", "2026-11-23T09:00", BERLIN)).isEqualTo(at("2026-11-30T09:00", BERLIN));
    }

    @Test
    void nineInTheMorningStaysNineAcrossDaylightSaving() {
        Instant beforeSpring = next("weekly", "2027-03-21T12:00", BERLIN);
        Instant afterSpring = next("weekly", "2027-03-28T12:00", BERLIN);
        assertThat(Duration.between(beforeSpring, afterSpring)).isEqualTo(Duration.ofHours(7 * 24 - 1));
        Instant beforeAutumn = next("weekly", "2026-10-31T12:00", NEW_YORK);
        assertThat(beforeAutumn).isEqualTo(at("2026-11-02T09:00", NEW_YORK));
        assertThat(Duration.between(next("weekly", "2026-10-25T12:00", NEW_YORK), beforeAutumn))
                .isEqualTo(Duration.ofHours(7 * 24 + 1));
    }

    @Test
    void dailyIsEveryWorkingDay() {
        assertThat(next("daily", "2026-11-20T10:00", BERLIN)).isEqualTo(at("2026-11-23T09:00", BERLIN));
    }

    @Test
    void fortnightlyIsTheSameWeekForEverybody() {
        Instant one = next("fortnightly", "2026-11-19T15:00", BERLIN);
        assertThat(next("fortnightly", "2026-11-22T15:00", BERLIN)).isEqualTo(one);
        assertThat(CadenceRule.of("fortnightly").orElseThrow().next(one, BERLIN).orElseThrow())
                .isEqualTo(one.plus(Duration.ofDays(14)));
    }

    @Test
    void monthlyIsTheFirstMonday() {
        assertThat(next("monthly", "2026-11-19T15:00", BERLIN)).isEqualTo(at("2026-12-07T09:00", BERLIN));
    }

    @Test
    void quarterlyIsTheFirstMondayOfAQuarter() {
        assertThat(next("quarterly", "2026-11-19T15:00", BERLIN)).isEqualTo(at("2027-01-04T09:00", BERLIN));
    }

    @Test
    void anRruleIsFollowed() {
        assertThat(next("FREQ=WEEKLY;BYDAY=TU", "2026-11-19T15:00", BERLIN)).isEqualTo(at("2026-11-24T09:00", BERLIN));
        assertThat(next("RRULE:FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-19T15:00", BERLIN))
                .isEqualTo(at("2026-11-30T09:00", BERLIN));
    }

    @Test
    void aRuleThatHasEndedIsNeverDueAgain() {
        assertThat(CadenceRule.of("FREQ=WEEKLY;BYDAY=MO;UNTIL=20250101")
                        .orElseThrow()
                        .next(at("2026-11-19T15:00", BERLIN), BERLIN))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sometimes",
                "FREQ=HOURLY",
                "FREQ=SECONDLY",
                "FREQ=WEEKLY;BYDAY=XX",
                "DROP TABLE pair",
                "FREQ=DAILY;UNTIL=20270101T000000Z",
                "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-129",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=YEARLY;_BYWEEKNO_FILTER=53;BYDAY=SU"
            })
    void whatIsNoCadenceIsRefused(String notation) {
        assertThat(CadenceRule.of(notation)).isEmpty();
    }

    private static Instant next(String notation, String after, ZoneId zone) {
        return CadenceRule.of(notation)
                .orElseThrow()
                .next(at(after, zone), zone)
                .orElseThrow();
    }

    private static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }
}
