package dev.trellis.matching.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.message.Button;
import dev.trellis.enrolment.Side;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** C1, C2, C3: a whole round is proposed with its reasons, and changed until it is as admins want it. */
@Tag("database")
class MatchFlowTest {
    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Enrolled enrolled = new Enrolled(trellis);

    @BeforeEach
    void program() {
        olivia.says("program create Peers").submits(Map.of());
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    private void twoPairs() {
        enrolled.mentorWithLimit("mara", 1, "Excel");
        enrolled.mentorWithLimit("ben", 1, "Writing");
        enrolled.mentee("noor", "Excel");
        enrolled.mentee("lina", "Writing");
    }

    private Persona proposed() {
        return olivia.says("match").taps("See the proposal");
    }

    @Test
    void theTapAnswersAtOnceAndTheRoundIsToldWhenItIsReady() {
        twoPairs();
        olivia.says("match");
        assertThat(olivia.answer()).contains("I’m matching 2 mentees with 2 mentors in Peers");
        assertThat(olivia.message()).contains("The proposal for Peers is ready: 2 pairs");
        olivia.taps("Look again");
        assertThat(olivia.answer()).contains("a proposal for 2 mentees", "Nobody else sees this");
        assertThat(trellis.count("pair")).isZero();
        assertThat(trellis.count("audit_entry where act = 'match'")).isEqualTo(1);
    }

    @Test
    void theSummarySaysHowManyHowWellAndThatNothingElseWouldBeBetter() {
        twoPairs();
        proposed();
        assertThat(olivia.answer())
                .contains(
                        "Matched", "Total fit", "Average fit", "Weakest pair", "No other round would have more pairs");
        assertThat(trellis.text("group_concat(mentor_id order by mentee_id) from match_proposal"))
                .isEqualTo(enrolled.id("mara") + "," + enrolled.id("ben"));
    }

    @Test
    void everyProposalSaysWhyInSentences() {
        twoPairs();
        proposed().taps("See the pairs");
        assertThat(olivia.answer())
                .contains("Pairs 1 to 2 of 2, the weakest first", "Mara with Noor: fit")
                .contains("Mara knows what Noor wants to learn: Excel.");
    }

    @Test
    void whoWaitsIsToldWithTheBottleneckAndWhatHelps() {
        enrolled.mentorWithLimit("mara", 1, "Excel");
        enrolled.mentee("noor", "Excel");
        enrolled.mentee("lina", "Excel");
        proposed();
        assertThat(olivia.answer())
                .contains("For 2 mentees the rules allow only: Mara. There is one place; one more helps");
        olivia.taps("Who waits");
        assertThat(olivia.answer()).contains("have fewer places than people who need them");
    }

    @Test
    void whoIsRuledOutIsSaidByWhichRules() {
        enrolled.mentor("mara");
        enrolled.mentor("ben");
        enrolled.mentee("noor");
        trellis.database()
                .execute("insert into workplace (organization_id, person_id, region, job_function, team, department)"
                        + " select 1, id, '', '', 'Blue', '' from person where display_name in ('Mara', 'Noor')");
        olivia.says("match forbid @ben @noor");
        proposed().taps("Who waits");
        assertThat(olivia.answer()).contains("one is in the same team and one is left out by another rule");
    }

    @Test
    void aLockedPairStaysWhateverElseChanges() {
        twoPairs();
        proposed().taps("See the pairs").taps("Somebody else");
        olivia.taps("Take Ben");
        assertThat(olivia.answer()).contains("Ben with Noor now", "Both are locked");
        olivia.taps("Summary").taps("Match the rest again");
        assertThat(trellis.number("mentor_id from match_proposal where mentee_id = " + enrolled.id("noor")))
                .isEqualTo(enrolled.id("ben"));
        assertThat(trellis.count("match_proposal where locked = 1")).isEqualTo(2);
    }

    @Test
    void aSwapShowsItsEffectBeforeAndAfter() {
        twoPairs();
        proposed().taps("See the pairs").taps("Somebody else");
        assertThat(olivia.answer())
                .containsPattern("Ben, in exchange with Lina \\(fit \\d+ → \\d+\\): fit \\d+ → \\d+; total");
        long before = trellis.number("sum(score) from match_proposal");
        olivia.taps("Take Ben");
        assertThat(olivia.answer()).containsPattern("total \\d+ → \\d+");
        assertThat(trellis.number("sum(score) from match_proposal")).isLessThan(before);
        olivia.taps("Summary");
        assertThat(olivia.answer()).contains("as I proposed it, and is");
    }

    @Test
    void whoIsKeptApartIsMatchedOtherwiseAtOnceAndNeverAgain() {
        twoPairs();
        proposed().taps("See the pairs").taps("Keep apart");
        assertThat(olivia.answer()).contains("Mara and Noor are kept apart from now on");
        assertThat(trellis.number("mentor_id from match_proposal where mentee_id = " + enrolled.id("noor")))
                .isEqualTo(enrolled.id("ben"));
        assertThat(trellis.count("match_ruling where kind = 'FORBIDDEN'")).isEqualTo(1);
    }

    @Test
    void theLastChangeCanBeTakenBackAndTheOneBeforeToo() {
        twoPairs();
        proposed().taps("See the pairs").taps("Lock").taps("Keep apart").taps("Undo the last change");
        assertThat(olivia.answer()).contains("The last change is taken back");
        assertThat(trellis.count("match_ruling")).isZero();
        assertThat(trellis.number("mentor_id from match_proposal where mentee_id = " + enrolled.id("noor")))
                .isEqualTo(enrolled.id("mara"));
        assertThat(trellis.count("match_proposal where locked = 1")).isEqualTo(1);
        olivia.taps("Undo the last change");
        assertThat(trellis.count("match_proposal where locked = 1")).isZero();
        assertThat(olivia.answer()).doesNotContain("Undo");
    }

    @Test
    void whatSomebodyAskedForIsKeptAndToldToNobody() {
        twoPairs();
        trellis.person("noor").says("match never @mara");
        assertThat(trellis.person("noor").says("match never").answer()).contains("Mara", "nobody is told");
        proposed();
        assertThat(trellis.number("mentor_id from match_proposal where mentee_id = " + enrolled.id("noor")))
                .isEqualTo(enrolled.id("ben"));
        olivia.says("match rulings");
        assertThat(olivia.answer()).doesNotContain("Noor");
        assertThat(trellis.count("audit_entry where act like '%never%'")).isZero();
        trellis.person("noor").says("match never").taps("Take it back");
        assertThat(trellis.count("match_never")).isZero();
    }

    @Test
    void aRequirementIsTakenAndStaysInVainWhateverOneOfTheTwoAskedForOrSaid() {
        twoPairs();
        trellis.person("noor").says("match never @mara");
        olivia.says("pair @ben @lina");
        trellis.database()
                .execute(
                        "update pair set state = 'ENDED', together = null, ended_why = 'NOT_A_FIT', ended_at = now(6)");
        assertThat(olivia.says("match require @mara @noor").answer()).contains("Mara mentors Noor in the next round");
        assertThat(olivia.says("match require @ben @lina").answer()).contains("Ben mentors Lina in the next round");
        proposed();
        assertThat(olivia.answer()).contains("2 required pairs could not be");
        assertThat(trellis.count("match_proposal where mentee_id = " + enrolled.id("noor") + " and mentor_id = "
                        + enrolled.id("mara")))
                .isZero();
    }

    @Test
    void anotherRuleRefusesARequirementWhateverOneOfTheTwoAskedFor() {
        twoPairs();
        trellis.person("noor").says("match never @ben");
        trellis.database()
                .execute("insert into workplace (organization_id, person_id, region, job_function, team, department)"
                        + " select 1, id, '', '', 'Blue', '' from person where display_name in ('Ben', 'Noor')");
        assertThat(olivia.says("match require @ben @noor").answer()).contains("Both are in the same team: Blue");
    }

    @Test
    void aRequiredPairComesTogetherButBreaksNoRule() {
        twoPairs();
        olivia.says("match require @ben @noor");
        assertThat(olivia.answer()).contains("Ben mentors Noor in the next round");
        proposed();
        assertThat(trellis.number("mentor_id from match_proposal where mentee_id = " + enrolled.id("noor")))
                .isEqualTo(enrolled.id("ben"));
        olivia.says("match forbid @ben @noor");
        assertThat(olivia.answer()).contains("says the opposite");
        olivia.says("match rulings").taps("Lift this");
        assertThat(trellis.count("match_ruling")).isZero();
        trellis.database()
                .execute("insert into workplace (organization_id, person_id, region, job_function, team, department)"
                        + " select 1, id, '', '', 'Blue', '' from person where display_name in ('Ben', 'Noor')");
        olivia.says("match require @ben @noor");
        assertThat(olivia.answer()).contains("Both are in the same team: Blue");
    }

    @Test
    void whatWasNotAFitIsNeverProposedAgain() {
        twoPairs();
        olivia.says("pair @mara @noor");
        trellis.database()
                .execute(
                        "update pair set state = 'ENDED', together = null, ended_why = 'NOT_A_FIT', ended_at = now(6)");
        proposed();
        assertThat(trellis.number("mentor_id from match_proposal where mentee_id = " + enrolled.id("noor")))
                .isEqualTo(enrolled.id("ben"));
    }

    @Test
    void aDiscardedRoundComesBackAsItWas() {
        twoPairs();
        proposed().taps("See the pairs").taps("Lock").taps("Summary").taps("Discard");
        assertThat(olivia.answer()).contains("discarded", "Nobody was told");
        olivia.taps("Bring it back");
        assertThat(olivia.answer()).contains("a proposal for 2 mentees");
        assertThat(trellis.count("match_proposal where locked = 1")).isEqualTo(1);
    }

    @Test
    void peopleAreFoundByName() {
        twoPairs();
        proposed().taps("Find somebody").submits(Map.of("name", "li"));
        assertThat(olivia.answer()).contains("Ben with Lina");
        olivia.taps("Summary").taps("Find somebody").submits(Map.of("name", "Zoe"));
        assertThat(olivia.answer()).contains("name: Nobody in this round has a name that begins with “Zoe”");
    }

    @Test
    void withoutMentorsOrMenteesItSaysWhatIsMissing() {
        olivia.says("match");
        assertThat(olivia.answer()).contains("Nobody waits for a mentor in Peers");
        enrolled.mentee("noor");
        olivia.says("match");
        assertThat(olivia.answer()).contains("One mentee waits in Peers, but no mentor has a free place");
        assertThat(trellis.count("match_round")).isZero();
    }

    @Test
    void whoPausesIsNotMatched() {
        twoPairs();
        trellis.person("noor").says("pause 3 weeks");
        trellis.person("ben").says("pause 3 weeks");
        proposed();
        assertThat(trellis.text("group_concat(mentee_id) from match_proposal")).isEqualTo("" + enrolled.id("lina"));
        assertThat(trellis.text("group_concat(mentor_id) from match_proposal")).isEqualTo("" + enrolled.id("mara"));
    }

    @Test
    void whatADeadNodeBeganIsBegunAnewWhenItsLeaseEnds() {
        twoPairs();
        MatchRounds rounds = trellis.bean(MatchRounds.class);
        enrolled.inTransaction(() -> {
            rounds.begin(1, 1, null, 2, 2, 1, trellis.clock().instant());
            rounds.claim(
                    1, 1, MatchRound.State.COMPUTING, trellis.clock().instant().plus(RoundWork.LEASE));
            return true;
        });
        trellis.settle();
        assertThat(trellis.text("state from match_round")).isEqualTo("COMPUTING");
        olivia.says("match");
        assertThat(olivia.answer()).contains("I’m matching 2 mentees");
        trellis.clock().advance(RoundWork.LEASE.plus(Duration.ofSeconds(1)));
        trellis.settle();
        assertThat(trellis.text("state from match_round")).isEqualTo("PROPOSED");
    }

    @Test
    void whatFailsAgainAndAgainIsGivenUpAndSaidSo() {
        twoPairs();
        enrolled.inTransaction(() -> {
            trellis.bean(MatchRounds.class)
                    .begin(
                            1,
                            1,
                            null,
                            2,
                            2,
                            enrolled.id("olivia"),
                            trellis.clock().instant());
            return true;
        });
        trellis.database().execute("update match_round set attempts = 3");
        trellis.settle();
        assertThat(trellis.text("state from match_round")).isEqualTo("DISCARDED");
        assertThat(olivia.message()).contains("I couldn’t finish the round for Peers");
    }

    @Test
    void onlyThoseWhoRunProgramsSeeARound() {
        twoPairs();
        proposed();
        Persona mara = trellis.person("mara");
        assertThat(mara.says("match").answer()).contains("Only program admins");
        for (String button : List.of("match.look", "match.browse", "match.announce-yes", "match.discard")) {
            mara.sends(new Button.Action(button, Map.of("round", "1", "version", "1", "at", "0")));
            assertThat(mara.answer()).as(button).contains("Only program admins");
        }
        trellis.anotherOrganization("W2");
        Persona eve = trellis.person("W2", "eve").says("help");
        trellis.database()
                .execute(
                        "insert into role_grant (organization_id, person_id, role, granted_at) select organization_id, id, 'ADMIN',"
                                + " now(6) from person where display_name = 'Eve'");
        eve.sends(Button.Action.of("match.look", "round", 1));
        assertThat(eve.answer()).doesNotContain("Peers");
        assertThat(trellis.text("state from match_round")).isEqualTo("PROPOSED");
    }

    @Test
    void threeHundredAreMatchedAgainWithinTheTapAndMoreAsWork() {
        enrolled.many(Side.MENTOR, 150);
        enrolled.many(Side.MENTEE, Changing.AT_ONCE);
        proposed();
        olivia.taps("Match the rest again");
        assertThat(olivia.answer()).contains("Everything that isn’t locked was matched again");
        enrolled.mentee("noor");
        olivia.says("match").taps("Add one latecomer");
        assertThat(olivia.answer()).contains("a proposal for 301 mentees");
        olivia.says("match").taps("Match the rest again");
        assertThat(olivia.answer()).contains("I’m matching 301 mentees");
        assertThat(olivia.message()).contains("is ready");
        assertThat(trellis.text("state from match_round")).isEqualTo("PROPOSED");
    }
}
