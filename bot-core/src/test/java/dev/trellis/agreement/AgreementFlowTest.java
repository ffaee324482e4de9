package dev.trellis.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.Reply;
import dev.trellis.conversation.message.Button;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.FormValues;
import dev.trellis.testkit.Persona;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** D1: an agreement is drafted, both edit it in versions, each sees what the other one changed, and nobody loses what they wrote. */
@Tag("database")
class AgreementFlowTest {
    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Persona mara = trellis.person("mara");
    private final Persona noor = trellis.person("noor");

    @BeforeEach
    void aPair() {
        mara.says("help");
        noor.says("help");
        olivia.says("program create Peers").submits(Map.of());
        olivia.says("pair @mara @noor");
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void twoWhoBecomeAPairHaveADraft() {
        assertThat(mara.message())
                .contains(
                        "An agreement between the two of you is drafted", "What you tell each other stays between you");
        mara.taps("Read our agreement");

        assertThat(mara.answer())
                .contains(
                        "Agreement between you and Noor",
                        "Version 1, drafted on",
                        "Nobody has signed it yet.",
                        "Success for the mentee",
                        "Success for the mentor",
                        "How we notice progress",
                        "How often we meet",
                        "How we prepare",
                        "What we do together",
                        "Boundaries",
                        "Confidentiality",
                        "If something goes wrong",
                        "When we look at it again",
                        "Eight weeks after both have signed",
                        "Only the two of you read this",
                        "[Sign version 1] [Change it]");
    }

    @Test
    void theTemplatesTextsAreReadInOnesOwnLanguage() {
        noor.speaking("de", "Europe/Berlin").says("agreement");

        assertThat(noor.answer())
                .contains("Vereinbarung zwischen dir und Mara", "Nach drei Monaten ist klar, wen man fragt");
    }

    @Test
    void whatAdminsWordedInTheCharterTheDraftBeginsWith() {
        olivia.says("charter").taps("Change it");
        olivia.submits(Map.of("time", "An hour a month.", "escalation", "Ask the program office.", "tell", "nobody"));
        trellis.person("lena").says("help");
        olivia.says("pair @lena @noor");
        trellis.person("lena").says("agreement");

        assertThat(trellis.person("lena").says("agreement").answer())
                .contains("“An hour a month.”", "“Ask the program office.”", "We decide nothing for each other");
        mara.says("agreement");
        assertThat(mara.answer()).as("what was drafted before stays").doesNotContain("An hour a month.");
    }

    @Test
    void anEditInTwoStepsIsAVersionAndTheOtherOneIsShownTheDifferences() {
        mara.says("agreement").taps("Change it");
        assertThat(mara.form().fields()).hasSize(5);
        mara.submits(Map.of("tracking", "We keep a list."));
        assertThat(mara.form().fields()).hasSize(5);
        assertThat(trellis.count("agreement_version"))
                .as("not before it is saved")
                .isEqualTo(1);
        mara.submits(Map.of("boundaries", "Nothing about family.", "revisit", "2027-01-20"));

        assertThat(mara.answer()).contains("Saved as version 2. Noor is shown what is different", "[Sign version 2]");
        assertThat(noor.message())
                .contains(
                        "Mara has changed your agreement. This is version 2:",
                        "How we notice progress – so far:",
                        "At the beginning of each meeting",
                        "How we notice progress – now:",
                        "“We keep a list.”",
                        "Boundaries – now:",
                        "“Nothing about family.”",
                        "When we look at it again – now:",
                        "January 20, 2027",
                        "It is in force as soon as both of you have signed version 2.",
                        "What you tell each other stays between the two of you.")
                .doesNotContain("How we prepare");
        assertThat(trellis.count("agreement_edit")).isZero();
        assertThat(trellis.words("words from agreement_clause where clause = 'TRACKING'"))
                .isEqualTo("We keep a list.");
    }

    @Test
    void differencesAreCountedFromWhatTheOtherOneHasRead() {
        change(mara, Map.of("tracking", "We keep a list."));
        change(mara, Map.of("preparation", "Bring tea."));
        assertThat(noor.message()).contains("This is version 3", "We keep a list.", "Bring tea.");
        noor.taps("Read our agreement");
        change(mara, Map.of("activities", "Walks."));

        assertThat(noor.message()).contains("This is version 4", "Walks.").doesNotContain("Bring tea.");
    }

    @Test
    void aFormClosedHalfWayLosesOnlyItsOpenStep() {
        mara.says("agreement").taps("Change it").submits(Map.of("tracking", "We keep a list."));
        // The second step is closed. Days later:
        mara.says("agreement");
        assertThat(mara.answer()).contains("You began to change something", "only you see it");
        assertThat(noor.says("agreement").answer()).doesNotContain("We keep a list.", "You began to change");
        mara.taps("Go on with mine");
        assertThat(mara.form().fields().getFirst().id()).isEqualTo("activities");
        mara.submits(Map.of("escalation", "We ask Ash."));

        assertThat(noor.message()).contains("We keep a list.", "We ask Ash.");
        assertThat(mara.says("agreement").answer()).doesNotContain("You began to change");
    }

    @Test
    void whatWasBegunCanBeThrownAway() {
        mara.says("agreement").taps("Change it").submits(Map.of("tracking", "We keep a list."));
        mara.says("agreement").taps("Throw mine away");

        assertThat(mara.answer()).contains("nothing of it is kept");
        assertThat(trellis.count("agreement_edit")).isZero();
        assertThat(mara.says("agreement").answer()).doesNotContain("We keep a list.");
    }

    @Test
    void savingWithoutAChangeIsNoVersion() {
        change(mara, Map.of());

        assertThat(mara.answer()).contains("Nothing was changed: version 1 stays as it is");
        assertThat(trellis.count("agreement_version")).isEqualTo(1);
        assertThat(trellis.count("agreement_edit")).isZero();
    }

    @Test
    void whatIsLeftBlankIsAsTheTemplateHasItAgain() {
        change(mara, Map.of("tracking", "We keep a list."));
        change(mara, Map.of("tracking", " "));

        assertThat(noor.says("agreement").answer()).contains("Version 3", "At the beginning of each meeting");
    }

    @Test
    void ofTwoAtOnceTheSecondIsToldSeesTheDifferencesAndLosesNothing() {
        mara.says("agreement").taps("Change it");
        change(noor, Map.of("tracking", "Noor keeps a list."));
        mara.submits(Map.of("tracking", "Mara keeps a list.", "preparation", "Bring tea."));

        assertThat(mara.answer())
                .contains(
                        "Noor saved version 2 while you were writing",
                        "“Noor keeps a list.”",
                        "This both of you have changed",
                        "• How we notice progress",
                        "Nothing of what you wrote is lost");
        assertThat(trellis.count("agreement_version")).isEqualTo(2);
        mara.taps("Go on with mine");
        assertThat(FormValues.initial(mara.form()))
                .containsEntry("tracking", "Mara keeps a list.")
                .containsEntry("preparation", "Bring tea.");
        mara.submits(Map.of("tracking", "Both keep a list.")).submits(Map.of());

        assertThat(mara.answer()).contains("Saved as version 3");
        assertThat(noor.message()).contains("Both keep a list.", "Bring tea.");
    }

    @Test
    void whoIsOvertakenInTheLastStepLosesNothingEither() {
        mara.says("agreement").taps("Change it").submits(Map.of("preparation", "Bring tea."));
        change(noor, Map.of("tracking", "Noor keeps a list."));
        mara.says("agreement");
        assertThat(mara.answer()).contains("Noor has saved a newer version since");
        mara.submits(
                "agreement.change", Map.of("pair", "1", "version", "1", "step", "2"), Map.of("activities", "Walks."));

        assertThat(mara.answer())
                .contains("Noor saved version 2", "Noor keeps a list.")
                .doesNotContain("This both of you");
        mara.taps("Go on with mine").submits(FormValues.initial(mara.form())).submits(Map.of());
        assertThat(mara.answer()).contains("Saved as version 3");
        assertThat(mara.says("agreement").answer()).contains("Noor keeps a list.", "Bring tea.", "Walks.");
    }

    @Test
    void theDayOfTheNextLookLiesAheadWithinAYear() {
        mara.says("agreement").taps("Change it").submits(Map.of());
        mara.submits(Map.of("revisit", "2026-11-19"));
        assertThat(mara.answer()).contains("revisit: Please choose a day that lies ahead");
        mara.submits(Map.of("revisit", "2027-12-01"));
        assertThat(mara.answer()).contains("revisit: That is more than a year ahead");
        mara.submits(Map.of("revisit", "2027-03-01"));
        assertThat(mara.answer()).contains("Saved as version 2");
    }

    @Test
    void wordsThatAreTooLongAreNamed() {
        mara.says("agreement").taps("Change it").submits(Map.of("tracking", "x ".repeat(2_000)));

        assertThat(mara.answer()).startsWith("tracking: ");
    }

    @Test
    void versionsStayReadable() {
        change(mara, Map.of("tracking", "We keep a list."));
        change(noor, Map.of("tracking", "We keep a long list."));
        mara.says("agreement versions");
        assertThat(mara.answer())
                .contains("Version 3, of", "by Noor", "Version 2, of", "by you", "Version 1, drafted on");
        mara.taps("Version 2");
        assertThat(mara.answer())
                .contains("“We keep a list.”", "There is a newer one.", "[What changed]")
                .doesNotContain("[Sign", "[Change it]");
        mara.says("agreement").taps("What changed");

        assertThat(mara.answer())
                .contains("What version 3 changed about version 2", "We keep a list.", "We keep a long list.");
        mara.sends(Button.Action.of("agreement.read", "pair", 1, "version", 9));
        assertThat(mara.answer()).contains("no such version");
        mara.sends(Button.Action.of("agreement.differences", "pair", 1, "version", 1));
        assertThat(mara.answer()).contains("no such version");
    }

    @Test
    void whoHasSeveralPairsSaysOrTapsWhichOneIsMeant() {
        trellis.person("lena").says("help");
        olivia.says("pair @lena @noor");
        noor.says("agreement");
        assertThat(noor.answer()).contains("With whom?", "[Mara] [Lena]");
        noor.taps("Lena");
        assertThat(noor.answer()).contains("Agreement between you and Lena");
        noor.says("agreement @mara");
        assertThat(noor.answer()).contains("Agreement between you and Mara");
        noor.says("agreement versions").taps("Mara");
        assertThat(noor.answer()).contains("Versions of your agreement with Mara");
        noor.says("agreement @olivia");
        assertThat(noor.answer()).contains("Olivia is not your mentor or mentee");
    }

    @Test
    void withoutAPairThereIsNoAgreement() {
        assertThat(olivia.says("agreement").answer()).contains("You have no mentor or mentee at the moment");
    }

    @Test
    void pairsFromBeforeGetTheirDraftWhenTheyAskForIt() {
        trellis.database()
                .execute(
                        "delete from agreement_party",
                        "delete from agreement_clause",
                        "delete from agreement_version",
                        "delete from agreement");
        assertThat(mara.says("status").answer()).contains("Agreement: drafted, not signed by both yet");
        mara.taps("Read our agreement");

        assertThat(mara.answer()).contains("Version 1, drafted on");
        assertThat(trellis.count("agreement")).isEqualTo(1);
        assertThat(trellis.count("agreement_party where due is not null")).isZero();
    }

    @Test
    void aDraftThatNobodyTouchedIsSpokenOfOnce() {
        trellis.clock().advance(Duration.ofDays(12));
        trellis.settle();
        assertThat(mara.messages()).noneMatch(message -> message.contains("nobody has touched it"));
        trellis.passUntil("2026-12-02T12:00");

        assertThat(mara.message())
                .contains("Your agreement with Noor is drafted, and nobody has touched it yet", "[Read our agreement]");
        int before = mara.messages().size();
        trellis.clock().advance(Duration.ofDays(20));
        trellis.settle();
        assertThat(mara.messages().stream().skip(before))
                .noneMatch(message -> message.contains("nobody has touched it"));
    }

    @Test
    void aDraftThatSomebodySignedOrChangedIsNotSpokenOf() {
        noor.says("agreement").taps("Sign version 1");
        trellis.clock().advance(Duration.ofDays(13));
        trellis.settle();
        trellis.passUntil("2026-12-03T12:00");

        assertThat(mara.messages()).noneMatch(message -> message.contains("nobody has touched it"));
        assertThat(noor.messages()).noneMatch(message -> message.contains("nobody has touched it"));
    }

    @Test
    void beforeTheFirstMeetingItIsSaidWhatIsConfidential() {
        mara.says("meet").submits(Map.of("day", "2026-11-20", "time", "10:00", "minutes", "30"));
        noor.taps("Accept");
        trellis.passUntil("2026-11-20T09:30");

        assertThat(noor.message())
                .contains(
                        "Your first meeting: what you tell each other stays between the two of you",
                        "[Read our agreement]");
        noor.taps("Read our agreement");
        assertThat(noor.answer()).contains("Agreement between you and Mara");
    }

    @Test
    void theFormSaysWhoReadsIt() {
        mara.says("agreement").taps("Change it");

        assertThat(mara.voice().plain(Objects.requireNonNull(mara.form().introduction())))
                .contains("Noor reads as you write it, and nobody else");
    }

    @Test
    void germanOnceThrough() {
        mara.speaking("de", "Europe/Berlin").says("agreement").taps("Ändern");
        assertThat(mara.reply()).isInstanceOf(Reply.Ask.class);
        mara.submits(Map.of("tracking", "Wir führen eine Liste.")).submits(Map.of());
        assertThat(mara.answer()).contains("Als Version 2 gespeichert");
        assertThat(noor.message())
                .as("the partner reads English, and the words as they were written")
                .contains(
                        "Mara has changed your agreement",
                        "At the beginning of each meeting",
                        "Wir führen eine Liste.");
        mara.taps("Version 2 unterschreiben");
        noor.says("agreement").taps("Sign version 2");

        assertThat(mara.message()).contains("Noor hat auch unterschrieben: Version 2 eurer Vereinbarung gilt");
        assertThat(mara.says("agreement").answer())
                .contains("Wir führen eine Liste.", "Von beiden unterschrieben", "14. Januar 2027");
        assertThat(mara.says("status").answer()).contains("Vereinbarung: gilt seit 19. November 2026");
        assertThat(mara.says("agreement versions").answer()).contains("Version 2 vom", "von dir");
    }

    private static void change(Persona who, Map<String, String> values) {
        who.says("agreement").taps("Change it");
        who.submits(values).submits(values);
    }
}
