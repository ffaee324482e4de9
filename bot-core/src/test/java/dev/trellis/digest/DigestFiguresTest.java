package dev.trellis.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trellis.digest.DigestFigures.Comparison;
import dev.trellis.digest.DigestFigures.Trend;
import dev.trellis.digest.DigestFigures.Week;
import dev.trellis.text.Language;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** G1 and rule 3: what may be said of how many. */
class DigestFiguresTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void aNumberAboutFewerThanFivePeopleIsSuppressed(int people) {
        assertThat(Figure.of(3, people)).isEqualTo(new Figure.Suppressed());
    }

    @Test
    void aNumberAboutFivePeopleIsShown() {
        assertThat(Figure.of(3, 5)).isEqualTo(new Figure.Shown(3, 5));
    }

    @Test
    void aSmallNumberCannotEvenBeMadeToBeShown() {
        assertThatThrownBy(() -> new Figure.Shown(100, 4)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSuppressedNumberHasNothingInsideThatCouldBeShown() {
        assertThat(Figure.Suppressed.class.getRecordComponents()).isEmpty();
    }

    @Test
    void participationIsAboutThoseAskedAndSuppressedByThem() {
        assertThat(Week.of(MONDAY, 4, 4).participation()).isEqualTo(new Figure.Suppressed());
        assertThat(Week.of(MONDAY, 0, 0).participation()).isEqualTo(new Figure.Suppressed());
        // Everybody or nobody of five is shown: it is about a click, not about what anyone said.
        assertThat(Week.of(MONDAY, 5, 5).participation()).isEqualTo(new Figure.Shown(100, 5));
        assertThat(Week.of(MONDAY, 5, 0).participation()).isEqualTo(new Figure.Shown(0, 5));
    }

    @ParameterizedTest
    @CsvSource({"6, 5, 85", "7, 5, 70", "100, 73, 75", "100, 72, 70", "1000, 4, 0"})
    void percentagesAreSaidInSteps(int asked, int answered, double percent) {
        assertThat(Week.of(MONDAY, asked, answered).participation()).isEqualTo(new Figure.Shown(percent, asked));
    }

    @Test
    void aTrendTakesFivePeopleOnBothSides() {
        assertThat(DigestFigures.trend(List.of())).isEqualTo(Trend.UNKNOWN);
        assertThat(DigestFigures.trend(List.of(new Comparison(2, 4, 5, 9)))).isEqualTo(Trend.UNKNOWN);
        assertThat(DigestFigures.trend(List.of(new Comparison(2, 9, 5, 4)))).isEqualTo(Trend.UNKNOWN);
        assertThat(DigestFigures.trend(List.of(new Comparison(2, 5, 5, 5)))).isEqualTo(Trend.RISING);
        assertThat(DigestFigures.trend(List.of(new Comparison(4, 5, 3, 5)))).isEqualTo(Trend.FALLING);
        assertThat(DigestFigures.trend(List.of(new Comparison(3, 5, 3.2, 5)))).isEqualTo(Trend.STEADY);
    }

    @Test
    void questionsAreComparedWithThemselvesOnly() {
        // The second question is answered lower by everybody and was asked less before: that alone is no change.
        assertThat(DigestFigures.trend(List.of(new Comparison(4, 20, 4, 5), new Comparison(2, 5, 2, 20))))
                .isEqualTo(Trend.STEADY);
    }

    @Test
    void aWeekIsTheLastWholeOneWhateverTheDayOfPosting() {
        for (String day : List.of("2026-11-23T00:00", "2026-11-23T09:00", "2026-11-27T16:00", "2026-11-29T23:59")) {
            assertThat(DigestWeek.endedAt(
                                    LocalDateTime.parse(day).atZone(BERLIN).toInstant(), BERLIN)
                            .monday())
                    .isEqualTo(MONDAY);
        }
    }

    @Test
    void aWeekStartsOnTheProgramsMonday() {
        var sundayNightInNewYork = LocalDateTime.parse("2026-11-22T22:00").atZone(ZoneId.of("America/New_York"));
        assertThat(DigestWeek.endedAt(sundayNightInNewYork.toInstant(), ZoneId.of("America/New_York"))
                        .monday())
                .isEqualTo(LocalDate.of(2026, 11, 9));
        assertThat(DigestWeek.endedAt(sundayNightInNewYork.toInstant(), BERLIN).monday())
                .isEqualTo(MONDAY);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-19, Europe/Berlin, 169",
        "2027-03-22, Europe/Berlin, 167",
        "2026-10-26, America/New_York, 169",
        "2027-03-08, America/New_York, 167",
        "2026-11-16, Europe/Berlin, 168",
    })
    void aWeekWithAChangeOfTheClocksHasAnHourMoreOrLess(LocalDate monday, String zone, long hours) {
        DigestWeek week = new DigestWeek(monday, ZoneId.of(zone));
        assertThat(Duration.between(week.start(), week.end())).isEqualTo(Duration.ofHours(hours));
        assertThat(week.end()).isEqualTo(new DigestWeek(monday.plusWeeks(1), ZoneId.of(zone)).start());
    }

    @ParameterizedTest
    @EnumSource
    void everyTipIsWritten(Language language) {
        Voice voice = new Voice(language, ZoneOffset.UTC);
        for (int tip = 1; tip <= DigestCards.TIPS; tip++) {
            assertThat(voice.plain(Text.of("digest.tip." + tip))).isNotBlank();
        }
    }
}
