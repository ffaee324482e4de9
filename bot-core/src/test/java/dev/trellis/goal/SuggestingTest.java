package dev.trellis.goal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.message.Button;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** D5: what is overdue or out of reach gets a suggestion, once for each milestone and date. */
@Tag("database")
class SuggestingTest {
    private static final String OVERDUE = "was due on";

    private final GoalLife life = new GoalLife();

    @AfterEach
    void close() {
        life.close();
    }

    @Test
    void anOverdueMilestoneIsAskedAboutOnceInTheOwnersWorkingHours() {
        life.withAGoal();
        life.trellis.passUntil("2026-12-07T08:59");
        assertThat(about())
                .as("Friday’s date has passed, and it is the weekend")
                .isEmpty();
        life.trellis.passUntil("2026-12-12T12:00");
        assertThat(about())
                .singleElement()
                .asString()
                .contains("Draft the slides was due on December 4, 2026. What fits now?")
                .contains("Done already", "Split it", "Drop it", "Another date");
        life.trellis.passUntil("2026-12-31T12:00");
        assertThat(about()).hasSize(1);
    }

    @Test
    void movingIsOneTapAndTheNewDateIsAskedAboutInItsTurn() {
        overdue();
        life.noor.taps("Dec 14");
        assertThat(life.trellis.text("due_on from milestone where id = 1")).isEqualTo("2026-12-14");
        assertThat(life.noor.message()).contains("Draft the slides is now due on December 14, 2026.");
        life.trellis.passUntil("2026-12-18T12:00");
        assertThat(about()).singleElement().asString().contains("was due on December 14, 2026");
    }

    @Test
    void anotherDateIsPickedInAForm() {
        overdue();
        life.noor.taps("Another date").submits(Map.of("due", "2026-12-01"));
        assertThat(life.noor.answer()).contains("has passed already");
        life.noor.submits(Map.of("due", "2027-01-08"));
        assertThat(life.trellis.text("due_on from milestone where id = 1")).isEqualTo("2027-01-08");
    }

    @Test
    void whatIsDoneAlreadyIsOneTap() {
        overdue();
        life.noor.taps("Done already");
        assertThat(life.noor.message()).contains("Done: Draft the slides");
        life.trellis.passUntil("2026-12-31T12:00");
        assertThat(about()).isEmpty();
    }

    @Test
    void whatIsDoneInTimeIsNotAskedAbout() {
        life.withAGoal();
        life.noor.taps("Done");
        life.trellis.passUntil("2026-12-12T12:00");
        assertThat(about()).isEmpty();
    }

    @Test
    void aSuggestionThatIsNotTrueAnyMoreIsNotSent() {
        life.withAGoal();
        life.trellis.passUntil("2026-12-06T12:00");
        assertThat(life.trellis.count("outbox where kind = 'milestone.overdue' and state = 'WAITING'"))
                .isEqualTo(1);
        life.noor.sends(Button.Action.of("milestone.step", "milestone", 1, "step", "done"));
        life.trellis.passUntil("2026-12-12T12:00");
        assertThat(about()).isEmpty();
    }

    @Test
    void tooManyInTooShortATimeAreSaidOneADay() {
        life.setGoal(
                life.noor,
                Map.of(
                        "due",
                        "2026-12-31",
                        "milestones",
                        "One 2026-12-15\nTwo 2026-12-16\nThree 2026-12-17\nFour 2026-12-18"));
        life.trellis.passUntil("2026-12-08T23:00");
        assertThat(outOfReach())
                .as("eight days before its date three do not fit any more")
                .isEmpty();
        life.trellis.passUntil("2026-12-15T23:00");
        assertThat(outOfReach()).isNotEmpty().allMatch(said -> said.contains("There is a lot to do by"));
        assertThat(life.trellis.count("milestone where suggested_for is not null"))
                .isBetween(1L, 2L);
        assertThat(life.trellis.count("milestone where suggested_for is not null and id <= 2"))
                .as("the first two never are out of reach")
                .isZero();
    }

    @Test
    void whoIsAwayIsAskedWhenTheyAreBack() {
        life.withAGoal();
        life.noor.says("pause 2026-12-20");
        life.trellis.passUntil("2026-12-19T12:00");
        assertThat(about()).isEmpty();
        life.trellis.passUntil("2026-12-23T12:00");
        assertThat(about()).hasSize(1);
    }

    @Test
    void onAHolidayNobodyIsAsked() {
        life.withAGoal();
        life.olivia.says("program settings").submits(Map.of("holidays", "2026-12-07, 2026-12-08"));
        life.trellis.passUntil("2026-12-08T20:00");
        assertThat(life.trellis.count("outbox where kind = 'milestone.overdue'"))
                .isZero();
        // The check-in of that Monday comes first, and there is one message a day.
        life.trellis.passUntil("2026-12-10T12:00");
        assertThat(about()).hasSize(1);
    }

    @Test
    void whoIsAwayWithoutAnEndIsAskedOnceTheyResume() {
        life.withAGoal();
        life.trellis
                .database()
                .execute(
                        "update person set paused_since = '2026-11-19', paused_until = null where display_name = 'Noor'");
        life.trellis.passUntil("2026-12-19T12:00");
        assertThat(about()).isEmpty();
        life.noor.says("resume");
        life.trellis.passUntil("2026-12-23T12:00");
        assertThat(about()).hasSize(1);
    }

    @Test
    void whatBelongsToAGoalThatIsOverIsNotAskedAbout() {
        life.withAGoal();
        life.noor.taps("Drop the goal");
        life.trellis.passUntil("2026-12-12T12:00");
        assertThat(about()).isEmpty();
    }

    @Test
    void aPairThatHasEndedChangesNothingForTheOwner() {
        life.withAGoal();
        life.olivia.says("unpair @mara @noor").taps("End it");
        life.trellis.passUntil("2026-12-12T12:00");
        assertThat(about()).hasSize(1);
    }

    @Test
    void whoIsForgottenIsAskedNothing() {
        life.withAGoal();
        life.noor.says("privacy").taps("Forget me").submits(Map.of("sure", "yes"));
        life.trellis.pass(Duration.ofDays(9));
        assertThat(life.trellis.count("goal")).isZero();
        assertThat(life.trellis.count("milestone")).isZero();
        life.trellis.passUntil("2026-12-12T12:00");
        assertThat(about()).isEmpty();
    }

    private void overdue() {
        life.withAGoal();
        life.trellis.passUntil("2026-12-07T12:00");
        if (about().isEmpty()) {
            life.trellis.passUntil("2026-12-08T12:00");
        }
        assertThat(about()).hasSize(1);
    }

    private List<String> about() {
        return life.noor.messages().stream()
                .filter(message -> message.contains(OVERDUE))
                .toList();
    }

    private List<String> outOfReach() {
        return life.noor.messages().stream()
                .filter(message -> message.contains("There is a lot to do by"))
                .toList();
    }
}
