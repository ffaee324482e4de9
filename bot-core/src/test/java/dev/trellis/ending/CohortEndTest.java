package dev.trellis.ending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** C5, A5: the pairs of a cohort end with it, after a week in which something can be said. */
@Tag("database")
class CohortEndTest {
    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Persona mara = trellis.person("mara");
    private final Persona noor = trellis.person("noor");

    @BeforeEach
    void aPairOfACohort() {
        mara.says("help");
        noor.says("help");
        olivia.says("program create Peers")
                .submits(Map.of("cadence", "quarterly", "starts", "2026-11-01", "ends", "2026-12-11"));
        olivia.says("pair @mara @noor");
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void aWeekBeforeTheLastDayBothHearThatItEnds() {
        trellis.passUntil("2026-12-04T06:00");
        assertThat(trellis.count("ending")).isZero();
        trellis.passUntil("2026-12-04T18:00");

        assertThat(noor.message())
                .contains("Your cohort is coming to its end", "December 12", "[Four weeks longer]")
                .doesNotContain("[Take it back]");
        assertThat(mara.message()).contains("Your cohort is coming to its end");
    }

    @Test
    void theyEndWhenItsLastDayIsOver() {
        trellis.passUntil("2026-12-11T23:00");
        assertThat(trellis.count("pair where together = 1")).isEqualTo(1);
        trellis.passUntil("2026-12-12T01:00");

        assertThat(trellis.text("ended_why from pair")).isEqualTo("COMPLETED");
        assertThat(noor.message()).contains("has come to its end");
    }

    @Test
    void aTapMakesItFourWeeksLongerOnceAndTheAdminSeesIt() {
        trellis.passUntil("2026-12-07T12:00");
        noor.taps("Four weeks longer");

        assertThat(noor.messages()).noneMatch(said -> said.contains("[Four weeks longer]"));
        assertThat(mara.message()).contains("Noor has put off the end of your mentoring by four weeks");
        assertThat(olivia.message()).contains("Mara and Noor go on for four weeks beyond their cohort");
        mara.sends(dev.trellis.conversation.message.Button.Action.of("ending.extend", "ending", 1));
        assertThat(mara.answer()).contains("It can be put off once");
        trellis.passUntil("2027-01-08T12:00");
        assertThat(trellis.count("pair where together = 1")).isEqualTo(1);
        trellis.passUntil("2027-01-09T12:00");
        assertThat(trellis.count("pair where together = 1")).isZero();
    }

    @Test
    void whenItsLastDayIsMovedTheEndMovesAlong() {
        trellis.passUntil("2026-12-07T12:00");
        olivia.says("cohort list").taps("Change").submits(Map.of("ends", "2026-12-31"));
        trellis.passUntil("2026-12-30T12:00");
        assertThat(trellis.count("pair where together = 1")).isEqualTo(1);
        trellis.passUntil("2027-01-01T12:00");
        assertThat(trellis.count("pair where together = 1")).isZero();
    }

    @Test
    void aCohortThatIsEndedTodayStillGivesItsPairsAWeek() {
        olivia.says("cohort list").taps("Change").submits(Map.of("ends", "2026-11-18"));
        trellis.passUntil("2026-11-20T12:00");
        assertThat(noor.message()).contains("Your cohort is coming to its end");
        trellis.passUntil("2026-11-26T12:00");
        assertThat(trellis.count("pair where together = 1")).isEqualTo(1);
        trellis.passUntil("2026-11-27T12:00");
        assertThat(trellis.count("pair where together = 1")).isZero();
    }

    @Test
    void whoeverEndsSoonerIsNotAskedOnceMore() {
        trellis.passUntil("2026-12-01T12:00");
        noor.says("end").taps("Goals reached");
        trellis.passUntil("2026-12-12T12:00");

        assertThat(trellis.count("ending")).isEqualTo(1);
        assertThat(trellis.count("pair where together = 1")).isZero();
    }

    @Test
    void pairsOfNoCohortGoOn() {
        trellis.person("ines").says("help");
        trellis.person("ash").says("help");
        olivia.says("cohort new").submits(Map.of("name", "Other", "starts", "2026-11-01"));
        olivia.says("pair @ines @ash");
        trellis.passUntil("2026-12-13T12:00");

        assertThat(trellis.count("pair where together = 1 and cohort_id is null"))
                .isEqualTo(1);
    }

    @Test
    void whenItsLastDayIsTakenAwayTheyGoOnUntilThereIsOneAgain() {
        trellis.passUntil("2026-12-07T12:00");
        olivia.says("cohort list").taps("Change").submits(Map.of("ends", ""));
        trellis.passUntil("2026-12-20T12:00");
        assertThat(trellis.count("pair where together = 1")).isEqualTo(1);
        assertThat(trellis.text("state from ending")).isEqualTo("UNDONE");
        olivia.says("cohort list").taps("Change").submits(Map.of("ends", "2026-12-31"));
        trellis.passUntil("2026-12-26T12:00");
        assertThat(noor.message()).contains("Your cohort is coming to its end");
        trellis.passUntil("2027-01-01T12:00");

        assertThat(trellis.count("pair where together = 1")).isZero();
    }
}
