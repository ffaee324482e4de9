package dev.trellis.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.message.Button;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** B1: people sign up by themselves, accept the charter, know where they stand, and can leave and come back. */
@Tag("database")
class EnrolmentFlowTest {
    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Persona mara = trellis.person("mara");
    private final Persona noor = trellis.person("noor");

    @BeforeEach
    void aProgram() {
        olivia.says("program create Peers").submits(Map.of());
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void whoeverJoinsChoosesASideAndReadsPurposeAndCharterFirst() {
        noor.says("join");
        assertThat(noor.answer()).contains("Would you like to find a mentor in Peers, or be one?", "[Be a mentor]");
        noor.taps("Find a mentor");

        assertThat(noor.answer())
                .contains(
                        "Find a mentor in Peers",
                        "Everybody who joins us has somebody at their side",
                        "This is the charter, version 1",
                        "Who does what",
                        "[Accept and find a mentor]");
        assertThat(trellis.count("enrolment")).isZero();
    }

    @Test
    void theAcceptedVersionIsKeptAndTheQuestionsBegin() {
        SignUp.joinsAsMentee(noor);

        assertThat(noor.answer()).contains("Good to have you in Peers!", "[Answer the questions]");
        assertThat(trellis.count("charter_acceptance")).isEqualTo(1);
        assertThat(SignUp.stateOf(trellis, "Noor", Side.MENTEE)).isEqualTo("APPLIED");
    }

    @Test
    void aMenteeIsInWithTheFirstStep() {
        SignUp.isMentee(noor);

        assertThat(SignUp.stateOf(trellis, "Noor", Side.MENTEE)).isEqualTo("ENROLLED");
        noor.says("status");
        assertThat(noor.answer())
                .contains(
                        "You have been waiting for a mentor in Peers since November 19, 2026",
                        "Next: the program team proposes pairs",
                        "3 parts of the questions about you in Peers are still open",
                        "[Answer the questions]");
    }

    @Test
    void aCharterThatChangedMeanwhileIsReadOnceMore() {
        noor.says("join mentee");
        olivia.says("charter").taps("Change it").submits(Map.of("time", "An hour a month."));
        noor.taps("Accept and find a mentor");

        assertThat(noor.answer()).contains("The charter has changed in the meantime", "An hour a month.");
        assertThat(trellis.count("charter_acceptance")).isZero();
        noor.taps("Accept and find a mentor");
        assertThat(noor.answer()).contains("Good to have you in Peers!");
    }

    @Test
    void ofSeveralProgramsOneIsChosenByATap() {
        olivia.says("program create Sprint").submits(Map.of());
        noor.says("join mentee").taps("Sprint");
        assertThat(noor.answer()).contains("Find a mentor in Sprint");
        noor.says("join mentor Peers");
        assertThat(noor.answer()).contains("Be a mentor in Peers");
        noor.says("join Nowhere");
        assertThat(noor.answer()).contains("There is no program called “Nowhere”");
    }

    @Test
    void somebodyMayBeOnBothSides() {
        SignUp.isMentee(noor);
        noor.says("join mentor");
        assertThat(noor.answer()).contains("Thank you for wanting to be a mentor in Peers!");

        assertThat(trellis.count("enrolment where state in ('APPLIED', 'ENROLLED')"))
                .isEqualTo(2);
        assertThat(trellis.count("intake")).isEqualTo(1);
    }

    @Test
    void joiningTwiceIsJoiningOnce() {
        SignUp.isMentee(noor);
        noor.says("join mentee");
        assertThat(noor.answer()).contains("You are a mentee in Peers already");
        noor.sends(new Button.Action("enrolment.accept", Map.of("program", "1", "side", "mentee", "version", "1")));

        assertThat(noor.answer()).contains("You are a mentee in Peers already");
        assertThat(trellis.count("enrolment")).isEqualTo(1);
    }

    @Test
    void leavingIsAskedOnceMoreAndTakesThemOutOfWaiting() {
        SignUp.isMentee(noor);
        noor.says("leave");
        assertThat(noor.answer()).contains("Do you want to leave Peers as a mentee?");
        noor.taps("Stay");
        assertThat(SignUp.stateOf(trellis, "Noor", Side.MENTEE)).isEqualTo("ENROLLED");
        noor.says("leave").taps("Leave");

        assertThat(noor.answer()).contains("You have left Peers as a mentee");
        assertThat(trellis.bean(Enrolments.class).waiting(1, 1)).isEmpty();
        noor.says("status");
        assertThat(noor.answer()).doesNotContain("waiting for a mentor");
    }

    @Test
    void whoeverComesBackWithinAWeekHasWaitedAllTheTime() {
        SignUp.isMentee(noor);
        String since = trellis.text("enrolled_at from enrolment");
        trellis.pass(Duration.ofDays(1));
        noor.says("leave").taps("Leave").taps("Come back");
        assertThat(noor.answer()).contains("You are in Peers and waiting for a mentor");
        assertThat(trellis.text("enrolled_at from enrolment")).isEqualTo(since);

        noor.says("leave").taps("Leave");
        trellis.pass(Duration.ofDays(8));
        noor.says("join mentee");
        assertThat(trellis.text("enrolled_at from enrolment")).isNotEqualTo(since);
    }

    @Test
    void leavingOneSideLeavesTheOther() {
        SignUp.isMentee(noor);
        noor.says("join mentor");
        noor.says("leave");
        assertThat(noor.answer()).contains("What do you want to leave?", "[Mentee in Peers]", "[Mentor in Peers]");
        noor.taps("Mentor in Peers").taps("Leave");

        assertThat(SignUp.stateOf(trellis, "Noor", Side.MENTOR)).isEqualTo("LEFT");
        assertThat(SignUp.stateOf(trellis, "Noor", Side.MENTEE)).isEqualTo("ENROLLED");
    }

    @Test
    void whoeverIsPairedIsToldHowAPairEnds() {
        SignUp.isMentee(noor);
        mara.says("help");
        olivia.says("pair @mara @noor");
        noor.says("leave");
        assertThat(noor.answer()).contains("Your pair goes on until one of you says end");
        noor.taps("Leave");

        assertThat(noor.answer()).contains("Your pair goes on: say end");
        assertThat(trellis.count("pair where together = 1")).isEqualTo(1);
        olivia.says("unpair @mara @noor").taps("End it");
        assertThat(trellis.bean(Enrolments.class).waiting(1, 1)).isEmpty();
    }

    @Test
    void whoeverIsPairedByHandIsInOnTheirSide() {
        mara.says("help");
        noor.says("help");
        olivia.says("pair @mara @noor");

        assertThat(SignUp.stateOf(trellis, "Mara", Side.MENTOR)).isEqualTo("ENROLLED");
        assertThat(SignUp.stateOf(trellis, "Noor", Side.MENTEE)).isEqualTo("ENROLLED");
        noor.says("status");
        assertThat(noor.answer()).doesNotContain("waiting for a mentor", "still open");
        olivia.says("unpair @mara @noor").taps("End it");
        noor.says("status");
        assertThat(noor.answer()).contains("You have been waiting for a mentor in Peers since");
    }

    @Test
    void whoeverIsPairedAgainKeepsTheirPlaceInTheLine() {
        SignUp.isMentee(noor);
        mara.says("help");
        String since = trellis.text("concat(since, enrolled_at) from enrolment");
        trellis.pass(Duration.ofDays(1));
        olivia.says("pair @mara @noor");

        assertThat(trellis.text("concat(since, enrolled_at) from enrolment where side = 'MENTEE'"))
                .isEqualTo(since);
    }

    @Test
    void pairingSomebodyWhoHadLeftOrAppliedTakesThemIn() {
        SignUp.isMentee(noor);
        noor.says("leave").taps("Leave");
        SignUp.appliesAsMentor(mara);
        olivia.says("pair @mara @noor");

        assertThat(SignUp.stateOf(trellis, "Noor", Side.MENTEE)).isEqualTo("ENROLLED");
        assertThat(SignUp.stateOf(trellis, "Mara", Side.MENTOR)).isEqualTo("ENROLLED");
        olivia.sends(new Button.Action("enrolment.approve", Map.of("program", "1", "enrolment", "2")));
        assertThat(olivia.answer()).contains("Mara is in by now");
    }

    @Test
    void whoeverHasSaidYesReadsTheCharterAgain() {
        SignUp.isMentee(noor);
        noor.says("charter");
        assertThat(noor.answer()).contains("You accepted this version");
    }

    @Test
    void whoeverIsForgottenLeavesNoRow() {
        SignUp.isMentee(noor);
        noor.says("privacy").taps("Forget me").submits(Map.of("sure", "yes"));
        trellis.pass(Duration.ofDays(8));

        assertThat(trellis.count("enrolment")).isZero();
        assertThat(trellis.count("intake")).isZero();
    }

    @Test
    void twoAccountsOfOnePersonAreInOnce() {
        trellis.person("W3", "noora").says("help");
        Persona noora = trellis.person("W3", "noora");
        SignUp.joinsAsMentee(noora);
        SignUp.isMentee(noor);
        String code = noor.says("link").answer().replaceAll("(?s).*link ([2-9A-Z]{4}-[2-9A-Z]{4}).*", "$1");
        noora.says("link " + code).taps("Yes, that’s me");
        noor.taps("Yes, that’s me");

        assertThat(trellis.count("enrolment")).isEqualTo(1);
        assertThat(SignUp.stateOf(trellis, "Noor", Side.MENTEE)).isEqualTo("ENROLLED");
        assertThat(trellis.count("intake")).isEqualTo(1);
    }

    @Test
    void aClaimOfAnotherOrganizationFindsNothing() {
        trellis.anotherOrganization("W2");
        Persona eve = trellis.person("W2", "eve").says("join");
        assertThat(eve.answer()).contains("There is no program yet");
        eve.sends(Button.Action.of("enrolment.join", "program", 1, "side", "mentee"));
        eve.sends(new Button.Action("enrolment.accept", Map.of("program", "1", "side", "mentee", "version", "1")));
        assertThat(eve.answer()).contains("I can’t find that program");
        eve.sends(Button.Action.of("enrolment.leave-yes", "program", 1, "side", "mentee"));

        assertThat(trellis.count("enrolment")).isZero();
    }

    @Test
    void allOfItInGerman() {
        noor.speaking("de", "Europe/Berlin").says("join").taps("Begleitung finden");
        assertThat(noor.answer()).contains("Begleitung finden in Peers", "Das ist die Charta, Version 1");
        noor.taps("Annehmen und mitmachen").taps("Fragen beantworten");
        assertThat(noor.answer()).isEqualTo("form Was du lernen möchtest");
        noor.submits(Map.of("skills", "@writing")).submits(Map.of()).says("status");
        assertThat(noor.answer()).contains("Du wartest seit 19. November 2026 auf Begleitung in Peers");
        noor.says("leave").taps("Verlassen");
        assertThat(noor.answer()).contains("Du hast Peers als Mentee verlassen");
    }
}
