package dev.trellis.goal;

import static dev.trellis.goal.GoalLife.NOTES;
import static dev.trellis.goal.GoalLife.TITLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.Reply;
import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.message.Button;
import dev.trellis.testkit.Persona;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** D3 and D4: goals that people own, from templates or free, checked kindly. */
@Tag("database")
class GoalFlowTest {
    private final GoalLife life = new GoalLife();

    @AfterEach
    void close() {
        life.close();
    }

    @Test
    void aMenteeSetsAGoalWithMilestonesAndTagsAndItsMentorReadsIt() {
        life.withAGoal();
        assertThat(life.noor.answer())
                .contains("Saved: " + TITLE)
                .contains("Draft the slides · until December 4, 2026 · not begun")
                .contains("Presenting and Being seen for what I do")
                .contains("You and Mara see this goal")
                .contains(NOTES)
                .doesNotContain("make it clearer");
        life.mara.says("goal @noor");
        assertThat(life.mara.answer()).contains("A goal that Noor shares with you", TITLE, "0 of 2 milestones");
        life.mara.taps(TITLE);
        assertThat(life.mara.answer())
                .contains("A goal of Noor", "Two colleagues could follow", "Rehearse them")
                .doesNotContain(NOTES)
                .doesNotContain("Change the goal", "Goal reached");
    }

    @Test
    void aMentorHasGoalsToo() {
        life.mara.says("goal new");
        assertThat(life.mara.answer()).contains("Goals are for mentors, too");
        life.mara.taps("Ask three open questions in each meeting before I give advice");
        life.mara.submits(Map.of());
        assertThat(life.mara.answer()).contains("Write down ten questions that I like", "You and Noor see this goal");
        assertThat(life.trellis.count("goal where side = 'MENTOR'")).isEqualTo(1);
    }

    @Test
    void aTemplateFillsInTheFormAndAllOfItCanBeChanged() {
        life.noor.says("goal new").taps("Deliver a first piece of work of my own within six weeks");
        Field.Line milestones = field("milestones");
        assertThat(milestones.initial()).contains("Show a first version and ask for feedback");
        life.noor.submits(Map.of("title", "Deliver the report on returns to Mara", "milestones", "Only one"));
        assertThat(life.noor.answer())
                .contains("Deliver the report on returns to Mara", "Only one · until December 31, 2026")
                .doesNotContain("Show a first version");
    }

    @Test
    void aGoalThatCouldBeClearerIsSavedAllTheSame() {
        life.setGoal(life.noor, Map.of("title", "Grow", "measure", "", "due", "", "milestones", ""));
        assertThat(life.noor.answer())
                .contains("Saved: Grow", "You could make it clearer:")
                .contains("Say exactly what.", "Say how one sees it.", "Say until when.");
        assertThat(life.trellis.count("goal")).isEqualTo(1);
        life.noor.taps("Keep it");
        assertThat(life.noor.answer()).contains("Grow", "no milestones yet").doesNotContain("clearer");
    }

    @Test
    void whoImprovesItIsAskedNothingMoreOnceItIsClear() {
        life.setGoal(life.noor, Map.of("title", "Grow"));
        assertThat(life.noor.answer()).contains("Say exactly what.").doesNotContain("Say until when.");
        life.noor.taps("Improve it").submits(Map.of("title", "Lead the weekly meeting of our team"));
        assertThat(life.noor.answer())
                .contains("Saved: Lead the weekly meeting of our team", "Draft the slides")
                .doesNotContain("clearer");
        assertThat(life.trellis.count("goal")).isEqualTo(1);
        assertThat(life.trellis.count("goal_tag")).isEqualTo(2);
    }

    @Test
    void badInputGetsOneClearSentenceAndLosesNothing() {
        life.noor.says("goal new").taps("In my own words").submits(Map.of("title", TITLE, "due", "2026-11-18"));
        assertThat(life.noor.answer())
                .isEqualTo("due: November 18, 2026 has passed already. Please pick a day from today on.");
        life.noor.submits(Map.of("title", TITLE, "due", "2036-01-01"));
        assertThat(life.noor.answer()).contains("more than 5 years ahead");
        life.noor.submits(Map.of("title", TITLE, "milestones", "x\n".repeat(13)));
        assertThat(life.noor.answer()).contains("At most 12 milestones");
        life.noor.submits(Map.of("title", TITLE, "milestones", "x".repeat(201)));
        assertThat(life.noor.answer()).contains("at most 200 characters");
        life.noor.submits(Map.of("title", TITLE, "milestones", "Talk 2020-01-01"));
        assertThat(life.noor.answer()).contains("has passed already");
        assertThat(life.trellis.count("goal")).isZero();
    }

    @Test
    void aFormThatIsClosedHalfWayHasSavedNothingAndOpensAgain() {
        life.noor.says("goal new").taps("In my own words").says("status");
        assertThat(life.trellis.count("goal")).isZero();
        life.withAGoal();
        life.noor.taps("Change the goal").says("goal");
        assertThat(life.noor.answer()).contains(TITLE);
        life.noor.taps(TITLE).taps("Change the goal");
        assertThat(((Field.Line) field("notes")).initial()).isEqualTo(NOTES);
    }

    @Test
    void aGoalIsForOneselfAloneOrForThePair() {
        life.setGoal(life.noor, Map.of("seen-by", "me"));
        assertThat(life.noor.answer()).contains("Only you see this goal");
        life.mara.says("goal @noor");
        assertThat(life.mara.answer()).contains("Noor shares no goals with you yet");
        life.noor.taps("Share with Mara");
        assertThat(life.noor.answer()).contains("You and Mara see this goal");
        life.mara.says("goal @noor");
        assertThat(life.mara.answer()).contains(TITLE);
        life.noor.taps("Keep it to myself");
        life.mara.taps(TITLE);
        assertThat(life.mara.answer()).contains("isn’t shared with you any more");
    }

    @Test
    void aGoalIsReachedOrDroppedAndGoesOnIfItsOwnerThinksAgain() {
        life.withAGoal();
        life.noor.taps("Goal reached");
        assertThat(life.noor.answer()).contains("Reached: " + TITLE);
        life.noor.says("goal");
        assertThat(life.noor.answer()).contains("No goals yet");
        life.noor.taps("One that is over");
        assertThat(life.noor.answer()).contains(TITLE + " · reached");
        life.noor.taps(TITLE).taps("Go on with it").taps("Drop the goal");
        assertThat(life.noor.answer()).contains("Dropped: " + TITLE);
        assertThat(life.trellis.count("goal where state = 'DROPPED'")).isEqualTo(1);
        assertThat(life.trellis.count("milestone where look_at is not null")).isZero();
        life.noor.taps("Go on with it");
        assertThat(life.trellis.count("milestone where look_at is not null")).isEqualTo(2);
    }

    @Test
    void theSkillMapOfTheProgramIsOffered() {
        life.trellis.database().execute("delete from program_term where kind = 'SKILL'");
        life.trellis
                .database()
                .execute("insert into program_term (organization_id, program_id, kind, tag, place)"
                        + " values (1, 1, 'SKILL', 'Welding', 1), (1, 1, 'SKILL', '@listening', 2)");
        life.noor.says("goal new").taps("In my own words");
        Field.Several competencies = field("competencies");
        assertThat(competencies.options()).extracting(Field.Option::value).containsExactly("Welding", "@listening");
        life.noor.submits(Map.of("title", TITLE, "competencies", "Welding"));
        life.noor.says("goal").taps(TITLE);
        assertThat(life.noor.answer()).contains("Welding");
    }

    @Test
    void aRepeatedSubmissionSetsOneGoal() {
        life.withAGoal();
        life.noor.again();
        assertThat(life.trellis.count("goal")).isEqualTo(1);
    }

    @Test
    void whereAPairEndsItsGoalsStayTheirOwnersAndWaitForANewPartner() {
        life.withAGoal();
        life.olivia.says("unpair @mara @noor").taps("End it");
        life.noor.says("goal").taps(TITLE);
        assertThat(life.noor.answer())
                .contains("Only you see this goal", "Draft the slides")
                .doesNotContain("Mara");
        life.trellis.person("lena").says("help");
        life.olivia.says("pair @lena @noor");
        Persona lena = life.trellis.person("lena").says("goal @noor");
        assertThat(lena.answer()).contains("Noor shares no goals with you yet");
        life.noor.says("goal").taps(TITLE).taps("Share with Lena");
        lena.says("goal @noor");
        assertThat(lena.answer()).contains(TITLE);
    }

    @Test
    void aPairThatEndsWhileTheFormIsOpenLeavesAGoalForOneself() {
        life.noor.says("goal new").taps("In my own words");
        Map<String, String> values = new HashMap<>(Map.of("title", TITLE, "seen-by", "1"));
        life.olivia.says("unpair @mara @noor").taps("End it");
        life.noor.submits("goal.new", Map.of("side", "mentee"), values);
        assertThat(life.noor.reply()).isInstanceOf(Reply.Correct.class);
        life.noor.submits(Map.of("title", TITLE, "seen-by", "me"));
        assertThat(life.noor.answer()).contains("Saved: " + TITLE);
    }

    @Test
    void whoHasNoPairSetsAGoalForThemselves() {
        Persona zoe = life.trellis.person("zoe").says("goal");
        assertThat(zoe.answer()).contains("No goals yet");
        zoe.taps("New goal").taps("In my own words").submits(Map.of("title", TITLE, "due", "2027-01-29"));
        assertThat(zoe.answer()).contains("Only you see this goal");
    }

    @Test
    void theOwnPageShowsGoalsAndNextSteps() {
        life.withAGoal();
        life.noor.says("status");
        assertThat(life.noor.answer())
                .contains("Your goals", TITLE + " · next: Draft the slides, until December 4, 2026");
        life.mara.says("status");
        assertThat(life.mara.answer()).contains("Goals of Noor", TITLE, "You have no goals yet");
        life.mara.taps("Goals of Noor");
        assertThat(life.mara.answer()).contains("A goal that Noor shares with you");
    }

    @Test
    void goalsThatAreOverForLongAreDeleted() {
        life.withAGoal();
        life.noor.taps("Goal reached");
        life.setGoal(life.noor, Map.of("title", "Lead the weekly meeting of our team"));
        life.trellis.clock().advance(Duration.ofDays(731));
        life.trellis.settle();
        assertThat(life.trellis.count("goal")).isEqualTo(1);
        assertThat(life.trellis.count("milestone")).isEqualTo(2);
    }

    @Test
    void inGermanOnceThrough() {
        life.noor.speaking("de-DE", "Europe/Berlin");
        life.noor.says("goal new");
        assertThat(life.noor.answer()).contains("Was möchtest du erreichen?");
        life.noor.taps("In meinen Worten").submits(Map.of("title", "Besser werden", "milestones", "Üben 4.12.2026"));
        assertThat(life.noor.answer())
                .contains("Gespeichert: Besser werden", "So würde es noch klarer:", "Sag genau, was.");
        life.noor.taps("So lassen");
        assertThat(life.noor.answer()).contains("Üben · bis 4. Dezember 2026 · nicht begonnen");
        life.noor.taps("Hängt fest");
        assertThat(life.noor.answer()).contains("Das geht allen mal so. Was würde helfen?");
        life.noor.taps("Im Tandem besprechen");
        assertThat(life.noor.answer()).contains("steht auf der Agenda deines nächsten Treffens mit Mara");
        life.noor.says("plan");
        assertThat(life.noor.answer()).contains("Entwicklungsplan von Noor", "Unterwegs", "hängt fest");
        life.noor.says("progress");
        assertThat(life.noor.answer()).contains("Wie du dich siehst");
    }

    @Test
    void claimsOfNoUseAreRefusedKindly() {
        life.noor.sends(Button.Action.of("goal.read", "goal", 99));
        assertThat(life.noor.answer()).contains("I can’t find that goal");
        life.noor.sends(Button.Action.of("milestone.step", "milestone", 99, "step", "done"));
        assertThat(life.noor.answer()).contains("I can’t find that milestone");
        life.withAGoal();
        life.noor.sends(Button.Action.of("milestone.step", "milestone", life.newest("milestone"), "step", "flying"));
        assertThat(life.noor.answer()).contains("I can’t find that milestone");
        life.noor.sends(Button.Action.of("milestone.move-to", "milestone", life.newest("milestone"), "day", "soon"));
        assertThat(life.noor.answer()).contains("I can’t find that milestone");
    }

    @SuppressWarnings("unchecked")
    private <F extends Field> F field(String id) {
        return (F) life.noor.form().fields().stream()
                .filter(field -> field.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
