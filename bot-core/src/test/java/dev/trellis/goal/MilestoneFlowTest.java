package dev.trellis.goal;

import static dev.trellis.goal.GoalLife.TITLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.message.Button;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** D5: one tap says how far it is; evidence is optional; everything is kept and can be taken back. */
@Tag("database")
class MilestoneFlowTest {
    private final GoalLife life = new GoalLife();

    @BeforeEach
    void aGoal() {
        life.withAGoal();
    }

    @AfterEach
    void close() {
        life.close();
    }

    @Test
    void oneTapIsEnough() {
        life.noor.taps("Started");
        assertThat(life.noor.answer()).contains("Noted: Draft the slides is under way.", "Take it back");
        assertThat(state(1)).isEqualTo("STARTED");
        life.noor.taps("To the goal").taps("Half-way");
        assertThat(state(1)).isEqualTo("HALF_WAY");
        assertThat(life.trellis.count("milestone_progress")).isEqualTo(2);
    }

    @Test
    void wordsAreOptionalAndComeAfterAndAreSealed() {
        life.noor.taps("Done").taps("Add what shows it");
        life.noor.submits(Map.of("evidence", "The slides are with the team", "applied", "Opened Monday with them"));
        assertThat(life.noor.answer()).contains("The slides are with the team", "Opened Monday with them");
        assertThat(life.trellis.words("evidence from milestone_progress")).isEqualTo("The slides are with the team");
        assertThat(life.trellis.words("title from milestone where id = 1")).isEqualTo("Draft the slides");
        life.noor.taps("Change my words").submits(Map.of("evidence", "They are in use"));
        life.noor.taps("To the goal").taps("Draft the slides");
        assertThat(life.noor.answer())
                .contains("Done on November 19, 2026", "They are in use")
                .doesNotContain("with the team");
    }

    @Test
    void aFormOfWordsThatIsClosedLosesNothing() {
        life.noor.taps("Done").taps("Add what shows it").says("goal");
        assertThat(state(1)).isEqualTo("DONE");
    }

    @Test
    void aTapCanBeTakenBackOrChanged() {
        life.noor.taps("Started").taps("To the goal").taps("Done").taps("Take it back");
        assertThat(state(1)).isEqualTo("STARTED");
        life.noor.taps("Half-way").taps("Change answer").taps("Done");
        assertThat(state(1)).isEqualTo("DONE");
        assertThat(life.trellis.count("milestone_progress"))
                .as("started, and done in place of half-way")
                .isEqualTo(2);
    }

    @Test
    void whatWasSaidSinceIsNotTakenBackByAnOldCard() {
        life.noor.taps("Started");
        long started = life.newest("milestone_progress");
        life.noor.taps("To the goal").taps("Done");
        life.noor.sends(new Button.Action("milestone.undo", Map.of("milestone", "1", "said", String.valueOf(started))));
        assertThat(life.noor.answer()).contains("Something else was noted");
        assertThat(state(1)).isEqualTo("DONE");
    }

    @Test
    void theSameTapTwiceIsSaidOnce() {
        life.noor.taps("Started").again();
        life.noor.sends(Button.Action.of("milestone.step", "milestone", 1, "step", "started"));
        assertThat(life.trellis.count("milestone_progress")).isEqualTo(1);
    }

    @Test
    void whoIsStuckIsOfferedToSplitToMoveToAskAndToDrop() {
        life.noor.taps("Stuck");
        assertThat(life.noor.answer())
                .contains("What would help?", "Split it", "Move the date", "Talk about it with my mentor", "Drop it");
        life.noor.taps("Move the date");
        assertThat(life.noor.answer()).contains("Dec 11", "Dec 18", "Jan 1", "Another date");
        life.noor.taps("Dec 18");
        assertThat(life.noor.answer()).contains("Draft the slides is now due on");
        assertThat(life.trellis.text("due_on from milestone where id = 1")).isEqualTo("2026-12-18");
        life.noor.taps("Take it back");
        assertThat(life.trellis.text("due_on from milestone where id = 1")).isEqualTo("2026-12-04");
        assertThat(state(1)).isEqualTo("STUCK");
    }

    @Test
    void aMilestoneIsSplitIntoParts() {
        life.noor.taps("Stuck").taps("Split it").submits(Map.of("parts", "One"));
        assertThat(life.noor.answer()).contains("Two parts at least");
        life.noor.submits(Map.of("parts", "Collect the numbers\nDraw the slides"));
        assertThat(life.noor.answer())
                .contains("Collect the numbers · until November 26, 2026 · started")
                .contains("Draw the slides · until December 4, 2026 · not begun")
                .doesNotContain("Draft the slides");
        assertThat(life.trellis.count("milestone")).isEqualTo(3);
    }

    @Test
    void whatIsToBeTalkedAboutStandsOnTheNextAgendaForBoth() {
        life.noor.taps("Stuck").taps("Talk about it with my mentor");
        assertThat(life.noor.answer()).contains("on the agenda of your next meeting with Mara");
        life.noor.says("meet").submits(Map.of("day", "2026-11-24", "time", "15:00"));
        life.mara.taps("Accept");
        life.trellis.passUntil("2026-11-23T15:30");
        assertThat(life.mara.messages())
                .anySatisfy(message -> assertThat(message)
                        .contains("Goals and what to talk about")
                        .contains("Noor would like to talk about Draft the slides")
                        .contains("Goal of Noor: " + TITLE + " · next: Draft the slides"));
        assertThat(life.noor.messages())
                .anySatisfy(message -> assertThat(message)
                        .contains("You wanted to talk about Draft the slides")
                        .contains("Your goal " + TITLE));
    }

    @Test
    void whatIsNotStuckAnyMoreNeedNotBeTalkedAbout() {
        life.noor.taps("Stuck").taps("Talk about it with my mentor");
        life.noor.sends(Button.Action.of("milestone.step", "milestone", 1, "step", "half-way"));
        assertThat(life.trellis.count("milestone where on_agenda_since is not null"))
                .isZero();
    }

    @Test
    void whatOnlyTheOwnerSeesIsOnNoAgenda() {
        life.noor.taps("Keep it to myself").taps("Stuck");
        assertThat(life.noor.answer()).doesNotContain("Talk about it with my mentor");
        life.noor.sends(Button.Action.of("milestone.agenda", "milestone", 1));
        assertThat(life.noor.answer()).contains("Share it first");
        life.noor.says("meet").submits(Map.of("day", "2026-11-24", "time", "15:00"));
        life.mara.taps("Accept");
        life.trellis.passUntil("2026-11-23T15:30");
        assertThat(life.mara.messages()).noneMatch(message -> message.contains(TITLE));
    }

    @Test
    void thePartnerHearsOfWhatIsDoneAndCheersInOneTap() {
        life.noor.taps("Done");
        assertThat(life.mara.messages()).noneMatch(message -> message.contains("has reached a milestone"));
        life.trellis.pass(Duration.ofMinutes(11));
        assertThat(life.mara.message()).contains("Noor has reached a milestone: Draft the slides");
        life.mara.taps("Cheer");
        assertThat(life.mara.message())
                .contains("Noor knows that you are happy for them")
                .doesNotContain("[Cheer]");
        assertThat(life.noor.message()).contains("Mara is happy for you: Draft the slides is done!");
        int before = life.noor.messages().size();
        life.mara.sends(Button.Action.of("milestone.cheer", "milestone", 1));
        assertThat(life.noor.messages()).hasSize(before);
    }

    @Test
    void whatIsTakenBackInTimeIsNoNews() {
        life.noor.taps("Done").taps("Take it back");
        life.trellis.pass(Duration.ofHours(1));
        assertThat(life.mara.messages()).noneMatch(message -> message.contains("has reached a milestone"));
    }

    @Test
    void aPairThatEndsHearsNothingMore() {
        life.noor.taps("Done");
        life.olivia.says("unpair @mara @noor").taps("End it");
        life.trellis.pass(Duration.ofHours(1));
        assertThat(life.mara.messages()).noneMatch(message -> message.contains("has reached a milestone"));
        life.mara.sends(Button.Action.of("milestone.cheer", "milestone", 1));
        assertThat(life.mara.answer()).contains("I can’t find that milestone");
        assertThat(life.trellis.count("milestone_cheer")).isZero();
    }

    @Test
    void whenAllIsDoneTheGoalMayBeReached() {
        life.noor.taps("Done").taps("To the goal").taps("Done");
        assertThat(life.noor.answer()).contains("All milestones of " + TITLE + " are done");
        life.noor.taps("Goal reached");
        assertThat(life.noor.answer()).contains("Reached: " + TITLE);
    }

    @Test
    void milestonesAreAddedAndChanged() {
        life.noor.taps("Add a milestone").submits(Map.of("title", "Ask for feedback", "due", "2026-11-01"));
        assertThat(life.noor.answer()).contains("has passed already");
        life.noor.submits(Map.of("title", "Ask for feedback", "due", "2027-01-20"));
        assertThat(life.noor.answer()).contains("Ask for feedback · until January 20, 2027");
        life.noor
                .taps("Ask for feedback")
                .taps("Change the milestone")
                .submits(Map.of("title", "Ask two for feedback"));
        assertThat(life.noor.answer()).contains("Ask two for feedback · until January 20, 2027");
    }

    private String state(long milestone) {
        return life.trellis.text("state from milestone where id = " + milestone);
    }
}
