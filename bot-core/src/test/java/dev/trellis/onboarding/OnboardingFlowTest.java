package dev.trellis.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.attention.WorkingHours;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.message.Button;
import dev.trellis.enrolment.Side;
import dev.trellis.enrolment.SignUp;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** B3: whoever is enrolled is shown around in small steps. */
@Tag("database")
class OnboardingFlowTest {
    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Persona noor = trellis.person("noor");

    @BeforeEach
    void program() {
        olivia.says("program create Peers").submits(Map.of());
        noor.says("help");
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void fourStepsComeOnWorkingMorningsOfTheFirstDays() {
        enrol("noor", Side.MENTEE);
        trellis.settle();
        assertThat(noor.messages()).isEmpty();
        trellis.passUntil("2026-11-20T09:00");
        assertThat(noor.message()).contains("Peers, step 1 of 4", "You’re at the wheel");
        trellis.passUntil("2026-11-23T08:00");
        assertThat(steps()).isEqualTo(1);
        trellis.passUntil("2026-11-23T10:00");
        assertThat(noor.message()).contains("step 2 of 4");
        trellis.passUntil("2026-12-11T10:00");

        assertThat(steps()).isEqualTo(4);
        assertThat(trellis.count("onboarding where due_at is null and sent = 4"))
                .isEqualTo(1);
    }

    @Test
    void theSurveyComesFirstAndTheStepsOnTheMorningAfterIt() {
        Persona uma = SignUp.isMentee(trellis.person("uma"));
        trellis.passUntil("2026-11-26T20:00");
        assertThat(steps()).isZero();
        assertThat(uma.messages()).anyMatch(said -> said.contains("still open"));
        uma.says("intake");
        for (int form = 0; form < 9 && uma.reply() instanceof Reply.Ask; form++) {
            uma.submits(Map.of());
        }
        assertThat(trellis.count("intake where completed_at is not null")).isEqualTo(1);
        trellis.passUntil("2026-11-27T10:00");
        assertThat(uma.message()).contains("step 1 of 4");
        trellis.passUntil("2026-11-27T20:00");
        assertThat(steps()).isEqualTo(1);
        trellis.passUntil("2026-11-30T10:00");
        assertThat(steps()).isEqualTo(2);
        trellis.passUntil("2026-12-03T20:00");
        assertThat(steps())
                .as("the last one is a week after the first, however late that was")
                .isEqualTo(3);
        trellis.passUntil("2026-12-08T10:00");
        assertThat(steps()).isEqualTo(4);
    }

    @Test
    void whoeverDoesNotFinishTheSurveyIsShownAroundAfterTwoWeeks() {
        SignUp.isMentee(trellis.person("uma"));
        trellis.passUntil("2026-12-02T20:00");
        assertThat(steps()).isZero();
        trellis.passUntil("2026-12-04T10:00");
        assertThat(steps()).isEqualTo(1);
    }

    @Test
    void whoeverWantsItNowDoesNotWaitForTheSurvey() {
        Persona uma = SignUp.isMentee(trellis.person("uma"));
        trellis.settle();
        uma.says("onboarding").taps("Your part").taps("Skip the rest").taps("Go on");
        trellis.passUntil("2026-11-20T10:00");
        assertThat(steps()).isEqualTo(1);
    }

    @Test
    void whoIsOnlyInvitedIsNotShownAroundYet() {
        enrol("noor", Side.MENTEE);
        trellis.database().execute("update enrolment set state = 'INVITED'");
        trellis.passUntil("2026-11-24T10:00");

        assertThat(trellis.count("onboarding")).isZero();
    }

    @Test
    void whoeverBeginsInAPairIsNotInterruptedAndFindsEverythingInTheList() {
        trellis.person("mara").says("help");
        olivia.says("pair @mara @noor");
        trellis.passUntil("2026-11-24T10:00");

        assertThat(steps()).isZero();
        assertThat(noor.says("onboarding").answer()).contains("Peers, as a mentee", "A plan of your own");
    }

    @Test
    void gotItIsKeptAndTheArticleIsATapAway() {
        enrol("noor", Side.MENTEE);
        trellis.passUntil("2026-11-20T10:00");
        noor.taps("Got it");
        assertThat(noor.answer()).contains("Done: 1 of 4");
        assertThat(noor.says("onboarding").answer()).contains("Your part ✓", "The first meeting");
        assertThat(noor.taps("Your part").taps("Read more").answer()).contains("Making mentoring yours");
        assertThat(noor.says("onboarding")
                        .taps("A plan of your own")
                        .taps("Got it")
                        .answer())
                .contains("Done: 2 of 4");
    }

    @Test
    void theRestCanBeSkippedAndGoneOnWith() {
        enrol("noor", Side.MENTEE);
        trellis.passUntil("2026-11-20T10:00");
        assertThat(noor.taps("Skip the rest").answer()).contains("I’ll leave it at that");
        trellis.passUntil("2026-12-04T10:00");
        assertThat(steps()).isEqualTo(1);
        noor.says("onboarding").taps("Go on");
        assertThat(noor.answer()).contains("The next step comes");
        trellis.passUntil("2026-12-07T10:00");
        assertThat(steps()).isEqualTo(2);
    }

    @Test
    void whoeverIsAwayGetsItWhenTheyAreBack() {
        enrol("noor", Side.MENTOR);
        trellis.settle();
        noor.says("pause 2026-11-30");
        trellis.passUntil("2026-11-30T08:00");
        assertThat(steps()).isZero();
        trellis.passUntil("2026-12-02T10:00");
        assertThat(steps()).isPositive();
    }

    @Test
    void whoeverLeavesGetsNoMore() {
        enrol("noor", Side.MENTEE);
        trellis.passUntil("2026-11-20T10:00");
        trellis.database().execute("update enrolment set state = 'LEFT'");
        trellis.passUntil("2026-12-04T10:00");

        assertThat(steps()).isEqualTo(1);
        assertThat(trellis.count("onboarding where due_at is null")).isEqualTo(1);
    }

    @Test
    void whoeverComesBackIsNotShownAroundAgain() {
        enrol("noor", Side.MENTEE);
        trellis.passUntil("2026-12-11T10:00");
        trellis.database().execute("update enrolment set state = 'LEFT'", "update enrolment set state = 'ENROLLED'");
        trellis.passUntil("2026-12-18T10:00");

        assertThat(steps()).isEqualTo(4);
    }

    @Test
    void anOutageOfTwoWeeksBringsOneStepAndNotAll() {
        enrol("noor", Side.MENTEE);
        trellis.settle();
        trellis.clock().advance(java.time.Duration.ofDays(18));
        trellis.settle();

        assertThat(steps()).isEqualTo(1);
    }

    @Test
    void aStepOfSomebodyElseCannotBeTapped() {
        enrol("noor", Side.MENTEE);
        trellis.settle();
        Persona mara = trellis.person("mara");
        for (String button : List.of("onboarding.step", "onboarding.done", "onboarding.skip", "onboarding.go-on")) {
            mara.sends(Button.Action.of(button, "onboarding", trellis.number("id from onboarding"), "step", 0));
            assertThat(mara.answer()).contains("That is not there any more");
        }
        noor.sends(Button.Action.of("onboarding.done", "onboarding", trellis.number("id from onboarding"), "step", 9));
        assertThat(noor.answer()).contains("That is not there any more");
        assertThat(mara.says("onboarding").answer()).contains("There is nothing to show you yet");
    }

    @Test
    void noTwoStepsShareADay() {
        WorkingHours mondays = new WorkingHours(Set.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), LocalTime.of(17, 0));
        ZoneId zone = ZoneId.of("Europe/Berlin");
        Instant began = Instant.parse("2026-11-19T14:00:00Z");
        Instant first = new Step(Side.MENTOR, 0).due(began, began, mondays, zone);
        Instant second = new Step(Side.MENTOR, 1).due(began, first.plusSeconds(86_400), mondays, zone);

        assertThat(first).isEqualTo("2026-11-23T08:00:00Z");
        assertThat(second).isEqualTo("2026-11-30T08:00:00Z");
    }

    private long steps() {
        return trellis.count("outbox where kind = 'onboarding.step' and state = 'DELIVERED'");
    }

    private void enrol(String user, Side side) {
        trellis.database()
                .execute(
                        "insert into enrolment (organization_id, program_id, person_id, side, state, since, enrolled_at)"
                                + " select 1, 1, person_id, '" + side
                                + "', 'ENROLLED', now(6), now(6) from chat_identity"
                                + " where external_id = '" + user + "'");
    }
}
