package dev.trellis.goal;

import static dev.trellis.goal.GoalLife.NOTES;
import static dev.trellis.goal.GoalLife.TITLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.message.Button;
import dev.trellis.privacy.DataCopy;
import dev.trellis.privacy.DataExports;
import dev.trellis.privacy.Download;
import dev.trellis.privacy.Downloads;
import dev.trellis.testkit.Persona;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A goal is read by its owner and, where they share it, by the partner of a pair that goes on; by nobody else, whatever their role. */
@Tag("database")
class GoalPrivacyTest {
    private static final String EVIDENCE = "The slides are with the team";

    private final GoalLife life = new GoalLife();

    @BeforeEach
    void aGoal() {
        life.withAGoal();
        life.noor.taps("Done").taps("Add what shows it").submits(Map.of("evidence", EVIDENCE));
    }

    @AfterEach
    void close() {
        life.close();
    }

    @Test
    void theOwnerReadsAllOfItAndThePartnerAllButTheNotes() {
        assertThat(everything(life.noor)).contains(TITLE, EVIDENCE, NOTES);
        assertThat(everything(life.mara)).contains(TITLE, EVIDENCE).doesNotContain(NOTES);
    }

    @Test
    void thePartnerChangesNothing() {
        tamper(life.mara);
        assertThat(life.trellis.words("title from goal")).isEqualTo(TITLE);
        assertThat(life.trellis.text("state from milestone where id = 1")).isEqualTo("DONE");
        assertThat(life.trellis.text("state from milestone where id = 2")).isEqualTo("OPEN");
        assertThat(life.trellis.count("milestone_progress")).isEqualTo(1);
        assertThat(life.trellis.count("milestone")).isEqualTo(2);
        assertThat(life.trellis.count("goal where state = 'OPEN' and pair_id = 1"))
                .isEqualTo(1);
    }

    @Test
    void anOwnerAnAdminASponsorAndAStrangerReadAndChangeNothing() {
        Persona sam = life.trellis.person("sam").says("help");
        Persona ada = life.trellis.person("ada").says("help");
        Persona zoe = life.trellis.person("zoe").says("help");
        life.olivia.says("role @sam sponsor");
        life.olivia.says("role @ada admin");
        for (Persona other : List.of(life.olivia, sam, ada, zoe)) {
            assertThat(everything(other)).doesNotContain(TITLE, EVIDENCE, NOTES);
            other.says("goal @noor");
            assertThat(other.answer()).contains("is not your mentor or mentee");
            tamper(other);
        }
        assertThat(life.trellis.count("milestone_progress")).isEqualTo(1);
        assertThat(life.trellis.count("milestone_cheer")).isZero();
    }

    @Test
    void anotherMenteeOfTheSameMentorReadsNothing() {
        Persona tim = life.trellis.person("tim").says("help");
        life.olivia.says("pair @mara @tim");
        assertThat(everything(tim)).doesNotContain(TITLE, EVIDENCE, NOTES);
        tim.sends(Button.Action.of("goal.of-partner", "pair", 1));
        assertThat(tim.answer()).contains("I can’t find that goal");
        tim.says("goal @mara");
        assertThat(tim.answer()).contains("Mara shares no goals with you yet");
    }

    @Test
    void aFormerPartnerReadsNothingAnyMore() {
        life.olivia.says("unpair @mara @noor").taps("End it");
        assertThat(everything(life.mara)).doesNotContain(TITLE, EVIDENCE, NOTES);
        tamper(life.mara);
        assertThat(life.trellis.count("milestone_cheer")).isZero();
        life.olivia.says("pair @mara @noor");
        assertThat(everything(life.mara)).as("nothing comes back by itself").doesNotContain(TITLE);
    }

    @Test
    void anotherOrganizationReadsAndChangesNothing() {
        life.trellis.anotherOrganization("W2");
        Persona eve = life.trellis.person("W2", "eve").says("help");
        assertThat(everything(eve)).doesNotContain(TITLE, EVIDENCE, NOTES);
        tamper(eve);
        assertThat(life.trellis.count("milestone_progress")).isEqualTo(1);
        assertThat(life.trellis.count("milestone_cheer")).isZero();
        eve.submits("plan.review", Map.of(), Map.of("goals", "1"));
        assertThat(life.trellis.count("data_export")).isZero();
    }

    @Test
    void theCopyOfOnesDataHoldsItAndThatOfThePartnerDoesNot() {
        assertThat(copy(life.noor).json()).contains(TITLE, EVIDENCE, NOTES, "Draft the slides");
        assertThat(copy(life.noor).page()).contains("Your goals", "What shows it");
        assertThat(copy(life.mara).json()).doesNotContain(EVIDENCE, NOTES);
    }

    @Test
    void thePlanOfAKeyIsThatOfWhoeverAskedForIt() {
        life.mara.sends(Button.Action.of("plan.export"));
        String key = PlanKeys.of(life.mara);
        List<Download> kinds = new ArrayList<>(life.trellis.beans(Download.class));
        assertThat(life.trellis.bean(Downloads.class).kindOf(key)).contains("PLAN");
        Download plan = kinds.stream()
                .filter(kind -> kind.kind().equals("PLAN"))
                .findFirst()
                .orElseThrow();
        Download.Files files = plan.take(key).orElseThrow();
        assertThat(PlanKeys.text(files, "plan.md")).doesNotContain(TITLE, EVIDENCE, NOTES);
    }

    @Test
    void nothingOfItIsStoredInTheOpen() {
        assertThat(
                        life.trellis.count(
                                "goal where title not like 'sealed:%' or measure not like 'sealed:%' or notes not like 'sealed:%'"))
                .isZero();
        assertThat(life.trellis.count("milestone where title not like 'sealed:%'"))
                .isZero();
        assertThat(life.trellis.count("milestone_progress where evidence not like 'sealed:%'"))
                .isZero();
    }

    @Test
    void whoJoinsAnotherAccountKeepsTheirGoals() {
        life.trellis
                .database()
                .execute(
                        "insert into person (organization_id, display_name, created_at) values (1, 'Noor at home', now(6))");
        long gone = life.trellis.number("id from person where display_name = 'Noor'");
        long stays = life.trellis.number("id from person where display_name = 'Noor at home'");
        inATransaction(() -> life.trellis.bean(JoinedGoals.class).joined(1, gone, stays));
        assertThat(life.trellis.count("goal where owner_id = " + stays)).isEqualTo(1);
    }

    @SuppressWarnings("unchecked")
    private void inATransaction(Runnable work) {
        TransactionOperations<Connection> transactions =
                (TransactionOperations<Connection>) life.trellis.bean(TransactionOperations.class);
        transactions.executeWrite(status -> {
            work.run();
            return true;
        });
    }

    /** Whatever somebody can read of goals, by every way in. */
    private String everything(Persona reader) {
        StringBuilder all = new StringBuilder();
        for (String words : List.of("goal", "goal @noor", "goal @mara", "plan", "status", "progress")) {
            all.append(reader.says(words).answer()).append('\n');
        }
        for (Button.Action action : List.of(
                Button.Action.of("goal.read", "goal", 1),
                Button.Action.of("goal.over"),
                Button.Action.of("goal.of-partner", "pair", 1),
                Button.Action.of("milestone.read", "milestone", 1),
                Button.Action.of("milestone.read", "milestone", 2))) {
            all.append(reader.sends(action).answer()).append('\n');
        }
        return all.toString();
    }

    /** Whatever only an owner may do, tried by somebody else. */
    private void tamper(Persona other) {
        for (String button : List.of("goal.reached", "goal.drop", "goal.unshare", "goal.keep")) {
            other.sends(Button.Action.of(button, "goal", 1));
        }
        other.sends(Button.Action.of("goal.share", "goal", 1, "pair", 1));
        for (long milestone = 1; milestone <= 2; milestone++) {
            other.sends(Button.Action.of("milestone.step", "milestone", milestone, "step", "stuck"));
            other.sends(Button.Action.of("milestone.undo", "milestone", milestone, "said", 1));
            other.sends(Button.Action.of("milestone.move-to", "milestone", milestone, "day", "2026-12-24"));
            other.sends(Button.Action.of("milestone.drop", "milestone", milestone));
            other.sends(Button.Action.of("milestone.agenda", "milestone", milestone));
            if (!other.identity().user().equals("mara") || ended()) {
                other.sends(Button.Action.of("milestone.cheer", "milestone", milestone));
            }
            other.submits(
                    "milestone.change", Map.of("milestone", String.valueOf(milestone)), Map.of("title", "Mine now"));
            other.submits(
                    "milestone.words",
                    Map.of("milestone", String.valueOf(milestone), "said", "1"),
                    Map.of("evidence", "Mine now"));
            other.submits(
                    "milestone.split", Map.of("milestone", String.valueOf(milestone)), Map.of("parts", "One\nTwo"));
        }
        other.submits("goal.change", Map.of("goal", "1"), Map.of("title", "Mine now", "seen-by", "me"));
        other.submits("milestone.add", Map.of("goal", "1"), Map.of("title", "Mine now"));
    }

    private boolean ended() {
        return life.trellis.count("pair where together = 1") == 0;
    }

    private DataCopy copy(Persona person) {
        person.says("privacy").taps("Get a copy");
        return life.trellis.bean(DataExports.class).copy(PlanKeys.of(person)).orElseThrow();
    }
}
