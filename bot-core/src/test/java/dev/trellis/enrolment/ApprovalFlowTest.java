package dev.trellis.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.message.Button;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** B2: a mentor's application waits for an admin, who says yes, or no with a reason. */
@Tag("database")
class ApprovalFlowTest {
    private static final String REASON = "Please finish your own first year before.";

    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Persona ada = trellis.person("ada");
    private final Persona mara = trellis.person("mara");

    @BeforeEach
    void twoAdmins() {
        ada.says("help");
        olivia.says("role @ada admin");
        olivia.says("program create Peers").submits(Map.of());
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void anApplicationReachesEveryAdminOnceWithWhatTheyMayRead() {
        SignUp.appliesAsMentor(mara);
        mara.submits(
                Map.of("goals", "@confidence", "aspirations", "Get away from my boss", "barriers", "No time at all"));

        assertThat(SignUp.stateOf(trellis, "Mara", Side.MENTOR)).isEqualTo("APPLIED");
        for (Persona admin : List.of(olivia, ada)) {
            assertThat(admin.message())
                    .contains(
                            "Mara would like to be a mentor in Peers",
                            "Can pass on: Writing clearly (3 of 5) and Networking (3 of 5)",
                            "[Approve]",
                            "[Decline]");
            assertThat(admin.messages())
                    .filteredOn(message -> message.contains("would like to be"))
                    .hasSize(1);
        }
        olivia.says("applications").taps("Look at it");
        assertThat(olivia.answer()).contains("Goals: More confidence").doesNotContain("my boss", "No time", "@");
    }

    @Test
    void beforeTheFirstStepThereIsNothingToDecide() {
        SignUp.joinsAsMentor(mara);
        assertThat(olivia.messages()).noneMatch(message -> message.contains("would like to be"));
        olivia.says("applications");
        assertThat(olivia.answer()).contains("no open applications");
        mara.says("status");
        assertThat(mara.answer()).contains("Next: say what you can pass on; then the program team hears of you");
    }

    @Test
    void whoeverIsApprovedIsToldAndIsIn() {
        SignUp.appliesAsMentor(mara);
        mara.says("status");
        assertThat(mara.answer()).contains("with the program team since November 19, 2026");
        olivia.taps("Approve");

        assertThat(olivia.message()).contains("Olivia approved Mara as a mentor");
        assertThat(mara.message()).contains("Good news: you are a mentor in Peers now", "[Answer the questions]");
        assertThat(SignUp.stateOf(trellis, "Mara", Side.MENTOR)).isEqualTo("ENROLLED");
        assertThat(trellis.count("audit_entry where act = 'application approve'"))
                .isEqualTo(1);
    }

    @Test
    void whoeverIsDeclinedReadsTheReasonAndKeepsIt() {
        SignUp.appliesAsMentor(mara);
        olivia.taps("Decline").submits(Map.of());
        assertThat(olivia.answer()).contains("reason: ");
        olivia.submits(Map.of("reason", REASON));

        assertThat(olivia.answer()).contains("Olivia declined Mara as a mentor, and told them why");
        assertThat(mara.message()).contains("Thank you for wanting to be a mentor in Peers", "“" + REASON + "”");
        mara.says("status");
        assertThat(mara.answer()).contains("decided on November 19, 2026 not to take you", REASON);
        mara.says("join mentor");
        assertThat(mara.answer()).contains("The program team decided not to take you", REASON);
        assertThat(trellis.words("reason from enrolment")).isEqualTo(REASON);
    }

    @Test
    void ofTwoAdminsTheSecondIsToldWhoDecided() {
        SignUp.appliesAsMentor(mara);
        ada.taps("Decline");
        olivia.taps("Approve");
        assertThat(ada.message()).contains("Olivia approved Mara as a mentor");
        ada.submits(Map.of("reason", REASON));

        assertThat(ada.answer()).contains("Olivia approved Mara as a mentor", REASON);
        assertThat(SignUp.stateOf(trellis, "Mara", Side.MENTOR)).isEqualTo("ENROLLED");
        ada.sends(new Button.Action("enrolment.approve", Map.of("program", "1", "enrolment", "1")));
        assertThat(ada.answer()).contains("Olivia approved Mara");
        assertThat(trellis.count("audit_entry where act = 'application decline'"))
                .isZero();
    }

    @Test
    void whoeverThinksAgainIsNotDecidedAbout() {
        SignUp.appliesAsMentor(mara);
        mara.says("leave").taps("Leave");

        assertThat(olivia.message()).contains("This application is not open any more");
        olivia.sends(new Button.Action("enrolment.approve", Map.of("program", "1", "enrolment", "1")));
        assertThat(SignUp.stateOf(trellis, "Mara", Side.MENTOR)).isEqualTo("LEFT");
    }

    @Test
    void whoeverAppliesAgainIsAskedAboutAgain() {
        SignUp.appliesAsMentor(mara);
        mara.says("leave").taps("Leave");
        trellis.clock().advance(Duration.ofMinutes(1));
        mara.says("join mentor");

        assertThat(mara.answer()).contains("is with the program team");
        assertThat(olivia.message()).contains("Mara would like to be a mentor in Peers");
    }

    @Test
    void whoeverWasApprovedOnceComesBackWithoutBeingAskedAboutAgain() {
        SignUp.appliesAsMentor(mara);
        olivia.taps("Approve");
        mara.says("leave").taps("Leave").taps("Come back");

        assertThat(mara.answer()).contains("You are a mentor in Peers now");
        assertThat(olivia.messages()).noneMatch(message -> message.contains("would like to be"));
    }

    @Test
    void anAdminWhoThinksAgainInvitesThem() {
        SignUp.appliesAsMentor(mara);
        olivia.taps("Decline").submits(Map.of("reason", REASON));
        trellis.clock().advance(Duration.ofDays(1));
        olivia.says("invite mentors @mara");

        assertThat(olivia.answer()).contains("One person is invited to be a mentor");
        assertThat(mara.message()).contains("You are invited to be a mentor in Peers");
        mara.taps("Read the charter and join");
        assertThat(mara.answer()).contains("is with the program team");
    }

    @Test
    void aProgramMayTakeMentorsWithoutAsking() {
        olivia.says("applications");
        assertThat(olivia.answer()).contains("Whoever wants to be a mentor waits for the program team");
        olivia.taps("Take mentors without asking");
        assertThat(olivia.answer()).contains("is in at once");
        SignUp.appliesAsMentor(mara);

        assertThat(SignUp.stateOf(trellis, "Mara", Side.MENTOR)).isEqualTo("ENROLLED");
        assertThat(ada.messages()).noneMatch(message -> message.contains("would like to be"));
        olivia.says("program duplicate Peers").submits(Map.of("name", "Copy"));
        olivia.says("applications Copy");
        assertThat(olivia.answer()).contains("is in at once");
        olivia.taps("Ask me about each mentor");
        assertThat(olivia.answer()).contains("waits for the program team");
    }

    @Test
    void whoeverIsForgottenIsNotDecidedAbout() {
        SignUp.appliesAsMentor(mara);
        mara.says("privacy").taps("Forget me").submits(Map.of("sure", "yes"));
        trellis.pass(Duration.ofDays(8));

        assertThat(olivia.message())
                .contains("This application is not open any more")
                .doesNotContain("Mara");
    }

    @Test
    void nobodyElseDecides() {
        SignUp.appliesAsMentor(mara);
        Button.Action approve = new Button.Action("enrolment.approve", Map.of("program", "1", "enrolment", "1"));
        mara.sends(approve);
        assertThat(mara.answer()).contains("Only program admins");
        mara.submits("enrolment.decline", approve.arguments(), Map.of("reason", "x"));
        assertThat(mara.answer()).contains("Only program admins");
        olivia.says("role @mara sponsor");
        mara.says("applications");
        assertThat(mara.answer()).contains("Only program admins");
        trellis.anotherOrganization("W2");
        trellis.person("W2", "eve").sends(approve);

        assertThat(SignUp.stateOf(trellis, "Mara", Side.MENTOR)).isEqualTo("APPLIED");
    }

    @Test
    void aMenteeIsNotDecidedAbout() {
        Persona noor = SignUp.isMentee(trellis.person("noor"));
        olivia.sends(new Button.Action("enrolment.approve", Map.of("program", "1", "enrolment", "1")));
        assertThat(olivia.answer()).contains("That application isn’t there any more");
        assertThat(noor.messages()).isEmpty();
    }

    @Test
    void whoeverIsPairedNeedsNoDecisionAnyMore() {
        SignUp.appliesAsMentor(mara);
        trellis.person("noor").says("help");
        olivia.says("pair @mara @noor");

        assertThat(SignUp.stateOf(trellis, "Mara", Side.MENTOR)).isEqualTo("ENROLLED");
        for (Persona admin : List.of(olivia, ada)) {
            assertThat(admin.messages())
                    .noneMatch(message -> message.contains("[Approve]"))
                    .anyMatch(message -> message.contains("they are in already"));
        }
    }
}
