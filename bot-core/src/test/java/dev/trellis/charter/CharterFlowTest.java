package dev.trellis.charter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.Reply;
import dev.trellis.conversation.message.Button;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A2: a charter from a template, versioned, shown to whoever takes part, accepted by each of them. */
@Tag("database")
class CharterFlowTest {
    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Persona mara = trellis.person("mara");
    private final Persona noor = trellis.person("noor");

    @BeforeEach
    void aPair() {
        mara.says("help");
        noor.speaking("de", "Europe/Berlin").says("help");
        olivia.says("program create Peers").submits(Map.of());
        olivia.says("pair @mara @noor");
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void aProgramBeginsWithTheCharterOfItsTemplate() {
        mara.says("charter");

        assertThat(mara.answer())
                .contains(
                        "Charter of Peers",
                        "Version 1",
                        "Who does what",
                        "Time",
                        "From beginning to end",
                        "What mentors can give",
                        "What mentors cannot give",
                        "What is kept",
                        "If something goes wrong",
                        "[I accept it]");
    }

    @Test
    void theTemplatesTextsAreReadInOnesOwnLanguage() {
        noor.says("charter");

        assertThat(noor.answer()).contains("Charta von Peers", "Wer macht was", "auf Augenhöhe");
    }

    @Test
    void whoeverIsPairedIsAskedToReadAndAcceptIt() {
        assertThat(mara.message()).contains("Please read it before you meet, and accept it");
        mara.taps("Read the charter").taps("I accept it");

        assertThat(mara.answer()).contains("You accepted version 1 of the charter of Peers");
        mara.says("charter");
        assertThat(mara.answer()).contains("You accepted this version on").doesNotContain("[I accept it]");
    }

    @Test
    void acceptingTwiceCountsOnceFromTheFirstTime() {
        mara.says("charter").taps("I accept it");
        String first = trellis.text("accepted_at from charter_acceptance");
        trellis.clock().advance(Duration.ofHours(1));
        mara.sends(Button.Action.of("charter.accept", "program", 1, "version", 1));

        assertThat(mara.answer()).contains("You accepted version 1");
        assertThat(trellis.text("accepted_at from charter_acceptance")).isEqualTo(first);
    }

    @Test
    void eachSaveIsANewVersionWithADateAndAnAuthor() {
        change(Map.of("time", "An hour a month."));

        assertThat(olivia.answer()).contains("version 2 of the charter of Peers holds", "2 people are told");
        mara.says("charter");
        assertThat(mara.answer()).contains("Version 2, of", "by Olivia", "“An hour a month.”");
        assertThat(trellis.words("words from charter_section")).isEqualTo("An hour a month.");
        assertThat(trellis.count("audit_entry where act = 'charter change'")).isEqualTo(1);
    }

    @Test
    void whatWasLeftAsItIsStaysReadableInEveryLanguage() {
        change(Map.of("time", "An hour a month."));
        noor.says("charter");

        assertThat(noor.answer()).contains("An hour a month.", "auf Augenhöhe");
        assertThat(trellis.count("charter_section")).isEqualTo(1);
    }

    @Test
    void olderVersionsStayReadableAndAreNotAccepted() {
        change(Map.of("time", "An hour a month."));
        mara.says("charter").taps("Older versions");
        assertThat(mara.answer()).contains("Version 2, of", "Version 1, of", "It does not hold any more");
        mara.taps("Version 1");

        assertThat(mara.answer())
                .contains("Half an hour a week in the first month")
                .doesNotContain("An hour a month.", "[I accept it]");
    }

    @Test
    void aNewVersionIsToldOnceAndAcceptedAnew() {
        mara.says("charter").taps("I accept it");
        change(Map.of("time", "An hour a month."));
        assertThat(mara.message()).contains("The charter of Peers has changed", "• Time", "It is version 2");
        mara.taps("Read the charter").taps("I accept it");

        assertThat(mara.answer()).contains("You accepted version 2");
        assertThat(trellis.count("charter_acceptance")).isEqualTo(2);
    }

    @Test
    void newsThatNobodyHasHeardYetGiveWayToNewerOnes() {
        // After work: news wait for the morning.
        trellis.passUntil("2026-11-19T20:00");
        change(Map.of("time", "An hour a month."));
        change(Map.of("time", "Two hours a month."));
        int before = mara.messages().size();
        trellis.passUntil("2026-11-20T12:00");

        assertThat(mara.messages()).hasSize(before + 1);
        assertThat(mara.message()).contains("It is version 3");
    }

    @Test
    void whatWasAcceptedBeforeTheNewsIsNoNews() {
        trellis.passUntil("2026-11-19T20:00");
        change(Map.of("time", "An hour a month."));
        mara.says("charter").taps("I accept it");
        int before = mara.messages().size();
        trellis.passUntil("2026-11-20T12:00");

        assertThat(mara.messages()).hasSize(before);
    }

    @Test
    void aCorrectionTellsNobody() {
        change(Map.of("time", "An hour a month.", "tell", "nobody"));

        assertThat(olivia.answer()).contains("Nobody is told");
        assertThat(mara.message()).doesNotContain("has changed");
    }

    @Test
    void savingWithoutAChangeIsNoVersion() {
        change(Map.of());

        assertThat(olivia.answer()).contains("Nothing was changed: version 1 still holds");
        assertThat(trellis.count("charter")).isEqualTo(1);
    }

    @Test
    void whatIsLeftBlankIsAsTheTemplateHasItAgain() {
        change(Map.of("time", "An hour a month."));
        change(Map.of("time", " "));
        mara.says("charter");

        assertThat(mara.answer()).contains("Version 3", "Half an hour a week in the first month");
    }

    @Test
    void ofTwoAdminsAtOnceTheSecondIsToldAndGetsTheirWordsBack() {
        olivia.says("role @mara admin");
        olivia.says("charter").taps("Change it");
        mara.says("charter").taps("Change it").submits(Map.of("time", "An hour a month."));
        olivia.submits(Map.of("time", "Two hours a month."));

        assertThat(olivia.answer()).contains("has changed in the meantime", "“Two hours a month.”");
        assertThat(trellis.count("charter")).isEqualTo(2);
    }

    @Test
    void adminsSeeWhoHasNotAcceptedIt() {
        noor.says("charter").taps("Ich nehme sie an");
        olivia.says("charter");

        assertThat(olivia.answer()).contains("Accepted by 1 of 2 who take part.", "Not yet: Mara");
        mara.says("charter");
        assertThat(mara.answer()).doesNotContain("Accepted by", "Noor");
    }

    @Test
    void aVersionThatHoldsNoMoreIsNotAccepted() {
        change(Map.of("time", "An hour a month."));
        mara.sends(Button.Action.of("charter.accept", "program", 1, "version", 1));

        assertThat(mara.answer()).contains("has changed in the meantime");
        assertThat(trellis.count("charter_acceptance")).isZero();
    }

    @Test
    void whoTakesNoPartNeitherReadsNorAccepts() {
        Persona zoe = trellis.person("zoe").says("charter");
        assertThat(zoe.answer()).contains("You don’t take part in a program yet");
        zoe.sends(Button.Action.of("charter.read", "program", 1));
        assertThat(zoe.answer()).contains("You don’t take part in that program");
        zoe.sends(Button.Action.of("charter.accept", "program", 1, "version", 1));
        olivia.sends(Button.Action.of("charter.accept", "program", 1, "version", 1));
        zoe.submits("charter.change", Map.of("program", "1"), new HashMap<>());

        assertThat(zoe.answer()).contains("Only program admins can do that");
        assertThat(trellis.count("charter_acceptance")).isZero();
    }

    @Test
    void anotherOrganizationReadsAndAcceptsNothingOfIt() {
        trellis.anotherOrganization("W2");
        Persona eve = trellis.person("W2", "eve").says("charter");
        eve.sends(Button.Action.of("charter.read", "program", 1));
        assertThat(eve.answer()).contains("You don’t take part in that program");
        eve.sends(Button.Action.of("charter.accept", "program", 1, "version", 1));
        assertThat(trellis.count("charter_acceptance")).isZero();
    }

    @Test
    void whoIsForgottenHasAcceptedNothing() {
        mara.says("charter").taps("I accept it");
        mara.says("privacy").taps("Forget me").submits(Map.of("sure", "yes"));
        assertThat(trellis.count("charter_acceptance")).isEqualTo(1);
        trellis.pass(Duration.ofDays(8));
        assertThat(trellis.count("charter_acceptance")).isZero();
    }

    private void change(Map<String, String> values) {
        olivia.says("charter").taps("Change it");
        assertThat(olivia.reply()).isInstanceOf(Reply.Ask.class);
        olivia.submits(values);
    }
}
