package dev.trellis.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.Reply;
import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Element;
import dev.trellis.enrolment.Side;
import dev.trellis.enrolment.SignUp;
import dev.trellis.matching.score.Intake;
import dev.trellis.privacy.DataExports;
import dev.trellis.program.Programs;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** B1: a survey in steps of at most five questions, which goes on where it stopped and can be changed later. */
@Tag("database")
class IntakeFlowTest {
    private static final String HOPES = "To be taken seriously";
    private static final String BARRIERS = "My shyness in large rounds";

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
    void oneFormFollowsTheOtherUntilAllIsSaid() {
        SignUp.joinsAsMentee(noor).taps("Answer the questions");
        assertThat(noor.answer()).isEqualTo("form What you want to learn");
        noor.submits(Map.of("skills", "@writing,@teamwork"));
        assertThat(noor.answer()).isEqualTo("form Where you are today");
        noor.submits(Map.of(SurveyForms.level("@writing"), "4"));
        assertThat(noor.answer()).isEqualTo("form Goals and hopes");
        noor.submits(Map.of("goals", "@confidence", "aspirations", HOPES, "barriers", BARRIERS));
        assertThat(noor.answer()).isEqualTo("form About you");
        noor.submits(Map.of("strengths", "@patience", "interests", "@music,@games", "learning", "doing,watching"));
        assertThat(noor.answer()).isEqualTo("form Languages and time");
        noor.submits(Map.of("language", "de", "languages", "en,de"));

        assertThat(noor.answer()).contains("That’s all, thank you! You are in Peers and waiting for a mentor");
        Intake intake = trellis.bean(Intakes.class)
                .of(trellis.bean(Programs.class).findByIdAndOrganizationId(1, 1).orElseThrow(), List.of(idOf("Noor")))
                .getFirst();
        assertThat(intake.wanted()).containsOnly(Map.entry("@writing", 4), Map.entry("@teamwork", 1));
        assertThat(intake.goals()).containsOnly("@confidence");
        assertThat(intake.learning()).containsOnly(Intake.LearningStyle.DOING, Intake.LearningStyle.WATCHING);
        assertThat(intake.languages()).containsExactly("de", "en");
        assertThat(trellis.words("aspirations from intake")).isEqualTo(HOPES);
        assertThat(trellis.count("intake where completed_at is not null and remind_at is null"))
                .isEqualTo(1);
    }

    @Test
    void noFormAsksMoreThanFiveQuestions() {
        SignUp.joinsAsMentee(noor).says("join mentor");
        olivia.says("skills").taps("Change: groups").submits(Map.of("lines", "Parents"));
        noor.taps("Answer the questions");
        int forms = 0;
        String skills = "@writing,@teamwork,@networking,@our-tools,@presenting";
        while (noor.reply() instanceof Reply.Ask ask && forms++ < 20) {
            assertThat(ask.form().fields()).hasSizeBetween(1, 5);
            assertThat(ask.form().title()).isNotNull();
            noor.submits(ask.form().fields().getFirst().id().equals("skills") ? Map.of("skills", skills) : Map.of());
        }

        assertThat(forms).isEqualTo(8);
        assertThat(noor.answer()).contains("That’s all, thank you!");
    }

    @Test
    void aFormClosedHalfWayLosesOnlyTheOpenStep() {
        SignUp.isMentee(noor).submits(Map.of("aspirations", HOPES));
        assertThat(noor.answer()).isEqualTo("form About you");
        noor.says("intake");
        assertThat(noor.answer()).isEqualTo("form About you");

        assertThat(trellis.words("aspirations from intake")).isEqualTo(HOPES);
    }

    @Test
    void moreThanFiveSkillsAreTooMany() {
        SignUp.joinsAsMentee(noor).taps("Answer the questions");
        noor.submits(Map.of("skills", "@writing,@teamwork,@networking,@our-tools,@presenting,@communication"));
        assertThat(noor.answer()).contains("skills: Please choose 5 at most");
        noor.submits(Map.of("skills", ""));
        assertThat(noor.answer()).contains("skills: ");
        noor.submits(Map.of("skills", "@flying"));
        assertThat(noor.answer()).contains("skills: ");

        assertThat(SignUp.stateOf(trellis, "Noor", Side.MENTEE)).isEqualTo("APPLIED");
    }

    @Test
    void whatWasSaidIsReadAndChangedPartByPart() {
        finished(noor);
        noor.says("intake");
        assertThat(noor.answer())
                .contains(
                        "What you said for Peers",
                        "Wants to learn: Working in a team (1 of 5) and Writing clearly (1 of 5)",
                        "Hopes: " + HOPES,
                        "[Change: what you want to learn]");
        noor.taps("Change: goals and hopes").submits(Map.of("aspirations", "To lead"));
        assertThat(noor.answer()).contains("Hopes: To lead", "In the way: " + BARRIERS);
        noor.taps("Change: what you want to learn").submits(Map.of("skills", "@writing,@networking"));
        assertThat(noor.answer()).isEqualTo("form Where you are today");
        noor.submits(Map.of(SurveyForms.level("@networking"), "0"));

        assertThat(noor.answer()).contains("Writing clearly (1 of 5) and Networking (0 of 5)");
    }

    @Test
    void mentorsAreAskedOtherQuestions() {
        SignUp.joinsAsMentor(mara).taps("Answer the questions");
        assertThat(mara.answer()).isEqualTo("form What you can pass on");
        mara.submits(Map.of("skills", "@writing")).submits(Map.of());
        assertThat(mara.voice().plain(mara.form().fields().getFirst().label()))
                .isEqualTo("What do you like to help with?");
        mara.submits(Map.of()).submits(Map.of());
        assertThat(mara.voice().plain(Objects.requireNonNull(mara.form().introduction())))
                .contains("your working hours: 09:00–17:00, Europe/Berlin", "settings");
        mara.submits(Map.of("limit", "1"));

        assertThat(mara.answer()).contains("Your application to be a mentor in Peers is with the program team");
        assertThat(trellis.number("own_limit from enrolment")).isEqualTo(1);
    }

    @Test
    void somebodyOnBothSidesAnswersBoth() {
        finished(noor);
        noor.says("join mentor").taps("Answer the questions");

        assertThat(noor.answer()).isEqualTo("form What you can pass on");
        noor.submits(Map.of("skills", "@writing")).submits(Map.of());
        assertThat(noor.answer()).contains("That’s all, thank you! Your application to be a mentor");
        noor.says("intake");
        assertThat(noor.answer()).contains("Wants to learn: ", "Can pass on: Writing clearly (3 of 5)");
    }

    @Test
    void groupsAreAskedOnlyWhereAnAdminWantsThemAndMayAlwaysStayUnsaid() {
        finished(noor);
        olivia.says("skills").taps("Change: groups").submits(Map.of("lines", "Parents\nPeople of color"));
        noor.says("intake");
        assertThat(noor.answer()).isEqualTo("form Groups, if you like");
        assertThat(noor.voice().plain(Objects.requireNonNull(noor.form().introduction())))
                .contains("totals of five or more people only", "Nobody sees who said what");
        noor.submits(Map.of("groups", "Parents,rather-not-say"));
        assertThat(trellis.count("intake where declared is not null")).isZero();
        noor.says("intake").taps("Change: groups").submits(Map.of("groups", "Parents"));

        assertThat(noor.answer()).contains("Groups: Parents");
        assertThat(trellis.words("declared from intake")).isEqualTo("Parents");
    }

    @Test
    void whoeverStopsIsRemindedTwiceAndThenThereIsSilence() {
        SignUp.isMentee(noor);
        nobodyIsShownAround();
        trellis.passUntil("2026-11-20T17:00");
        assertThat(noor.messages()).isEmpty();
        trellis.passUntil("2026-11-23T12:00");
        assertThat(noor.messages()).hasSize(1);
        assertThat(noor.message())
                .contains("Some questions about you in Peers are still open", "[Answer the questions]");
        trellis.passUntil("2026-11-27T12:00");
        assertThat(noor.messages()).hasSize(2);
        assertThat(noor.message()).contains("I won’t ask again");
        trellis.pass(Duration.ofDays(30));

        assertThat(noor.messages()).hasSize(2);
    }

    @Test
    void whoeverAnswersOrLeavesIsNotReminded() {
        finished(noor);
        SignUp.isMentee(mara);
        mara.says("leave").taps("Leave");
        Persona tara = SignUp.isMentee(trellis.person("tara"));
        nobodyIsShownAround();
        trellis.pass(Duration.ofDays(10));

        assertThat(noor.messages()).noneMatch(message -> message.contains("still open"));
        assertThat(mara.messages()).isEmpty();
        assertThat(tara.messages()).hasSize(2);
    }

    @Test
    void whoeverIsPausedIsNotReminded() {
        SignUp.isMentee(noor);
        trellis.database().execute("update person set paused_since = '2026-11-19' where display_name = 'Noor'");
        trellis.pass(Duration.ofDays(10));

        assertThat(noor.messages()).isEmpty();
    }

    @Test
    void onAHolidayNobodyIsReminded() {
        // Due on a Saturday; the holiday is the Monday on which it would be read.
        olivia.says("program settings").submits(Map.of("holidays", "2026-11-23"));
        SignUp.isMentee(noor);
        nobodyIsShownAround();
        trellis.passUntil("2026-11-23T20:00");
        assertThat(noor.messages()).isEmpty();
        trellis.passUntil("2026-11-24T09:00");
        assertThat(noor.messages()).hasSize(1);
        trellis.pass(Duration.ofDays(30));

        assertThat(noor.messages()).hasSize(2);
    }

    @Test
    void nobodyIsRemindedOfAProgramThatHasEnded() {
        SignUp.isMentee(noor);
        trellis.database().execute("update program set ended_at = '2026-11-20' where id = 1");
        trellis.pass(Duration.ofDays(10));

        assertThat(noor.messages()).isEmpty();
        assertThat(trellis.count("intake where remind_at is not null")).isZero();
    }

    @Test
    void aReminderThatWaitsIsTakenBackByAnAnswer() {
        SignUp.isMentee(noor);
        trellis.passUntil("2026-11-21T18:00");
        noor.says("intake").submits(Map.of()).submits(Map.of()).submits(Map.of());
        trellis.passUntil("2026-11-24T12:00");

        assertThat(noor.messages()).noneMatch(message -> message.contains("still open"));
    }

    @Test
    void hopesAreReadByThePartnerAndNobodyElse() {
        finished(noor);
        mara.says("help");
        olivia.says("pair @mara @noor");
        mara.says("status");
        assertThat(mara.answer()).contains("What your partner hopes for", HOPES, BARRIERS);
        olivia.says("status");
        assertThat(olivia.answer()).doesNotContain(HOPES);
        olivia.sends(Button.Action.of("intake.show", "program", 1));

        assertThat(olivia.answer()).contains("Say join to join one first");
    }

    @Test
    void whatIsTakenFromAListStaysWithWhoeverChoseIt() {
        finished(noor);
        olivia.says("skills").taps("Change: skills").submits(Map.of("lines", "Networking\nSinging, dancing"));
        noor.says("intake").taps("Change: what you want to learn");
        assertThat(((Field.Several) noor.form().fields().getFirst()).initial())
                .containsExactlyInAnyOrder("@writing", "@teamwork");
        noor.submits(Map.of("skills", "@writing,Singing‚ dancing")).submits(Map.of());

        assertThat(noor.answer()).contains("Singing, dancing (1 of 5) and Writing clearly (1 of 5)");
    }

    @Test
    void aCopyOfOnesDataHasAllOfItInWords() {
        finished(noor);
        noor.says("privacy").taps("Get a copy");
        var files =
                trellis.bean(DataExports.class).take(key(noor)).orElseThrow().files();
        String page = new String(Objects.requireNonNull(files.get("my-data.html")), StandardCharsets.UTF_8);

        assertThat(page)
                .contains(
                        "What you said about yourself",
                        "Writing clearly",
                        HOPES,
                        BARRIERS,
                        "Programs that you were asked to join")
                .doesNotContain("@writing");
    }

    @Test
    void nobodyAnswersForAProgramThatTheyAreNotIn() {
        noor.says("intake");
        assertThat(noor.answer()).contains("Say join to join one first");
        noor.asksFor(Button.Action.of("intake.step", "program", 1));
        assertThat(noor.answer()).contains("Say join to join one first");
        SignUp.isMentee(noor);
        noor.submits("intake.step", Map.of("program", "1", "step", "offered"), Map.of("skills", "@writing"));
        assertThat(noor.answer()).contains("That question isn’t one for you any more");
        trellis.anotherOrganization("W2");
        Persona eve = trellis.person("W2", "eve");
        eve.submits("intake.step", Map.of("program", "1", "step", "wanted"), Map.of("skills", "@writing"));

        assertThat(eve.answer()).contains("I can’t find that program");
        assertThat(trellis.count("intake")).isEqualTo(1);
    }

    private static String key(Persona persona) {
        return ((Reply.Show) persona.reply())
                .card().elements().stream()
                        .filter(Element.Buttons.class::isInstance)
                        .map(element ->
                                ((Element.Buttons) element).buttons().getFirst().press())
                        .map(press -> ((Button.Press.OpenLink) press).url())
                        .map(url -> url.substring(url.lastIndexOf('/') + 1))
                        .findFirst()
                        .orElseThrow();
    }

    private static Persona finished(Persona persona) {
        return SignUp.isMentee(persona)
                .submits(Map.of("aspirations", HOPES, "barriers", BARRIERS))
                .submits(Map.of())
                .submits(Map.of());
    }

    private long idOf(String name) {
        return trellis.number("id from person where display_name = '" + name + "'");
    }

    @Test
    void whoeverWasPausedIsRemindedTwiceWhenTheyAreBack() {
        SignUp.isMentee(noor).says("pause 3 weeks");
        nobodyIsShownAround();
        trellis.pass(Duration.ofDays(20));
        assertThat(noor.messages()).noneMatch(message -> message.contains("still open"));
        assertThat(trellis.number("reminded from intake")).isZero();
        trellis.pass(Duration.ofDays(12));

        assertThat(noor.messages())
                .filteredOn(message -> message.contains("still open"))
                .hasSize(2);
    }

    /** The first days have their own messages, within the same budget. */
    private void nobodyIsShownAround() {
        trellis.database().execute("update onboarding set due_at = null");
    }
}
