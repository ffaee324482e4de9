package dev.trellis.goal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.text.Language;
import dev.trellis.text.Voice;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** D4: specific, observable, time-bound; checked kindly, in English and in German. */
class GoalHintsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 19);
    private static final LocalDate SOON = TODAY.plusMonths(2);
    private static final String MEASURE = "Two colleagues could follow me";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Present our quarter’s numbers to the sales team",
                "Unsere Quartalszahlen dem Vertrieb vorstellen",
                "Improve the guide for newcomers so that nobody of the billing team asks about invoices",
                "Get better at chess: 3 games a week",
                "Drei offene Fragen stellen, bevor ich etwas rate"
            })
    void whatSaysExactlyWhatIsSpecific(String title) {
        assertThat(hints(title, MEASURE, SOON, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Leadership",
                "Grow as a leader",
                "Get better at presenting",
                "Besser präsentieren lernen",
                "Mich als Führungskraft weiterentwickeln",
                "Mehr Sicherheit gewinnen im Alltag"
            })
    void whatOnlySpeaksOfMoreAndBetterIsNot(String title) {
        assertThat(hints(title, MEASURE, SOON, false)).containsExactly(GoalHints.SPECIFIC);
    }

    @Test
    void whoSaysHowOneSeesItIsObservable() {
        String title = "Feel at home among the people of our plant";
        assertThat(hints(title, null, SOON, false)).containsExactly(GoalHints.OBSERVABLE);
        assertThat(hints(title, "somehow", SOON, false)).containsExactly(GoalHints.OBSERVABLE);
        assertThat(hints(title, MEASURE, SOON, false)).isEmpty();
        assertThat(hints("Feel at home among 20 people of our plant", null, SOON, false))
                .as("a number can be counted")
                .isEmpty();
        assertThat(hints("Moderate the meeting of our plant", null, SOON, false))
                .as("that can be watched")
                .isEmpty();
        assertThat(hints("Die Runde im Werk moderieren", null, SOON, false)).isEmpty();
    }

    @Test
    void aDateOfTheGoalOrOfAMilestoneMakesItTimeBound() {
        String title = "Moderate the meeting of our plant";
        assertThat(hints(title, MEASURE, null, false)).containsExactly(GoalHints.TIME_BOUND);
        assertThat(hints(title, MEASURE, null, true)).isEmpty();
        assertThat(hints(title, MEASURE, TODAY.plusYears(1), false)).isEmpty();
        assertThat(hints(title, MEASURE, TODAY.plusYears(1).plusDays(1), false)).containsExactly(GoalHints.TOO_FAR);
    }

    @Test
    void everythingThatCouldBeClearerIsSaidAtOnce() {
        assertThat(hints("Leadership", null, null, false))
                .containsExactly(GoalHints.SPECIFIC, GoalHints.OBSERVABLE, GoalHints.TIME_BOUND);
    }

    @ParameterizedTest
    @EnumSource
    void ourOwnTemplatesAreClear(GoalTemplate template) {
        for (Language language : Language.values()) {
            Voice voice = new Voice(language, ZoneOffset.UTC);
            String title = voice.plain(template.title());
            assertThat(hints(title, voice.plain(template.measure()), TODAY.plusWeeks(template.weeks()), false))
                    .as(title)
                    .isEmpty();
            assertThat(title.length()).isLessThanOrEqualTo(75);
            assertThat(MilestoneLines.read(voice.plain(template.milestones())))
                    .hasSizeBetween(2, 5)
                    .allMatch(line -> line.due() == null);
        }
    }

    private static List<GoalHints> hints(
            String title, @Nullable String measure, @Nullable LocalDate due, boolean dated) {
        return GoalHints.of(title, measure, due, dated, TODAY);
    }
}
