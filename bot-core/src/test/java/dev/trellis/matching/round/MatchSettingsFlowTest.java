package dev.trellis.matching.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** C1, C2: what a program matches by is said in words, or in numbers for whoever wants them. */
@Tag("database")
class MatchSettingsFlowTest {
    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");

    @BeforeEach
    void program() {
        olivia.says("program create Peers").submits(Map.of());
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void aProgramBeginsWithTheUsual() {
        olivia.says("match settings").submits(Map.of());
        assertThat(trellis.text("weights from match_settings"))
                .isEqualTo(
                        "EXPERTISE 35,GOALS 20,STRENGTHS 7,LEARNING 7,INTERESTS 5,LANGUAGE 6,HOURS 10,REACH 5,ROTATION 5");
        assertThat(trellis.text("concat(least_minutes, ' ', tolerance) from match_settings"))
                .isEqualTo("60 20");
    }

    @Test
    void wordsBecomeWeights() {
        olivia.says("match settings")
                .submits(Map.of("weight-goals", "a-lot", "weight-hours", "little", "weight-reach", "none"));
        assertThat(trellis.text("weights from match_settings"))
                .contains("GOALS 40", "HOURS 5")
                .doesNotContain("REACH");
        olivia.says("match settings").submits(Map.of());
        assertThat(trellis.text("weights from match_settings")).contains("GOALS 40", "HOURS 5");
    }

    @Test
    void exactNumbersAreKeptAsTheyAreWritten() {
        olivia.says("match settings").submits(Map.of("weight-goals", "exact", "exact", "goals 33"));
        assertThat(trellis.text("weights from match_settings")).contains("GOALS 33");
        olivia.says("match settings").submits(Map.of());
        assertThat(trellis.text("weights from match_settings")).contains("GOALS 33");
    }

    @Test
    void whatIsWrongIsSaidAtItsField() {
        olivia.says("match settings").submits(Map.of("weight-goals", "exact"));
        assertThat(olivia.answer()).contains("exact: You chose an exact number for goals");
        olivia.submits(Map.of("weight-goals", "usual", "exact", "goals 7"));
        assertThat(olivia.answer()).contains("please choose “an exact number” above");
        olivia.submits(Map.of("exact", "luck 7"));
        assertThat(olivia.answer()).contains("I can’t read “luck 7”");
        olivia.submits(Map.of("exact", "", "least", "many", "tolerance", "101"));
        assertThat(olivia.answer()).contains("least: Please write minutes", "tolerance: Please write a percentage");
        assertThat(trellis.count("match_settings")).isZero();
    }

    @Test
    void rulesAndToleranceAreSettings() {
        olivia.says("match settings").submits(Map.of("rules", "NOT_THE_SAME_TEAM", "least", "0", "tolerance", "2,5"));
        assertThat(trellis.text("concat(rules, ' ', least_minutes, ' ', tolerance) from match_settings"))
                .isEqualTo("NOT_THE_SAME_TEAM 0 25");
        assertThat(trellis.count("audit_entry where act = 'match settings'")).isEqualTo(1);
    }

    @Test
    void aCopyOfAProgramMatchesAsItsOriginalAndKnowsNobody() {
        trellis.person("mara").says("help");
        trellis.person("noor").says("help");
        olivia.says("match settings").submits(Map.of("weight-goals", "a-lot"));
        olivia.says("match forbid @mara @noor");
        olivia.says("program duplicate Peers").submits(Map.of("name", "Others"));
        assertThat(trellis.text("weights from match_settings where program_id = 2"))
                .contains("GOALS 40");
        assertThat(trellis.count("match_ruling where program_id = 2")).isZero();
    }

    @Test
    void aRoundThatIsProposedIsMatchedAgainByTheNewSettings() {
        Enrolled enrolled = new Enrolled(trellis);
        enrolled.mentor("mara", "Excel");
        enrolled.mentee("noor", "Excel");
        olivia.says("match").taps("See the proposal").taps("Settings").submits(Map.of("weight-goals", "none"));
        assertThat(olivia.answer()).contains("matched by the settings before");
        long before = trellis.number("score from match_proposal");
        olivia.taps("Match the rest again");
        assertThat(trellis.number("score from match_proposal")).isNotEqualTo(before);
    }
}
