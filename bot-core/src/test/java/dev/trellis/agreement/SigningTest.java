package dev.trellis.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.message.Button;
import dev.trellis.platform.Capability;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** D1, D2: it holds when both have signed the same version, and stays in force until both have signed another one. */
@Tag("database")
class SigningTest {
    private final CoreFixture trellis = new CoreFixture(Capability.HOME);
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
    void theOtherOneIsToldOfTheFirstSignature() {
        mara.says("agreement").taps("Sign version 1");

        assertThat(mara.answer()).contains("You signed version 1. As soon as Noor has, too, it is in force");
        assertThat(noor.message()).contains("Mara has signed version 1 of your agreement", "[Read our agreement]");
        assertThat(inForce()).isEqualTo("none");
        assertThat(mara.says("agreement").answer())
                .contains("You have signed it, Noor has not yet.")
                .doesNotContain("[Sign");
        assertThat(noor.says("agreement").answer())
                .contains("Mara has signed it, you have not yet.", "[Sign version 1]");
    }

    @Test
    void itHoldsWhenBothHaveSigned() {
        sign(mara, 1);
        sign(noor, 1);

        assertThat(noor.answer())
                .contains("Your agreement with Mara is in force", "You look at it again on January 14, 2027");
        assertThat(noor.messages())
                .as("who has signed is not asked to sign any more")
                .noneMatch(message -> message.contains("sign it there"));
        assertThat(mara.message()).contains("Noor has signed, too: version 1 of your agreement is in force");
        assertThat(inForce()).isEqualTo("1");
        assertThat(mara.says("agreement").answer())
                .contains("Signed by both, in force since November 19, 2026", "January 14, 2027");
    }

    @Test
    void editingAfterOneSignedNeedsBothSignaturesAgain() {
        sign(mara, 1);
        change(noor, Map.of("tracking", "We keep a list."));
        assertThat(mara.says("agreement").answer())
                .contains("Version 2", "Nobody has signed it yet.", "[Sign version 2]");
        sign(noor, 2);
        assertThat(inForce()).as("the signature was for another version").isEqualTo("none");
        sign(mara, 2);

        assertThat(inForce()).isEqualTo("2");
    }

    @Test
    void whatHoldsStaysInForceUntilBothHaveSignedTheNext() {
        sign(mara, 1);
        sign(noor, 1);
        change(noor, Map.of("tracking", "We keep a list."));
        assertThat(mara.message()).contains("Until both of you have signed it, version 1 stays in force");
        sign(noor, 2);
        assertThat(inForce()).isEqualTo("1");
        mara.says("agreement");
        assertThat(mara.answer()).contains("Until both have, version 1 stays in force", "[Version 1]");
        mara.taps("Version 1");
        assertThat(mara.answer()).contains("in force since").doesNotContain("We keep a list.");
        sign(mara, 2);

        assertThat(inForce()).isEqualTo("2");
        assertThat(mara.says("agreement versions").answer())
                .contains("Version 2, of")
                .contains("in force since");
    }

    @Test
    void signingTwiceCountsOnceFromTheFirstTime() {
        sign(mara, 1);
        String first = trellis.text("signed_at from agreement_signature");
        int told = noor.messages().size();
        trellis.clock().advance(Duration.ofHours(1));
        mara.sends(Button.Action.of("agreement.sign", "pair", 1, "version", 1));
        mara.again();

        assertThat(trellis.count("agreement_signature")).isEqualTo(1);
        assertThat(trellis.text("signed_at from agreement_signature")).isEqualTo(first);
        assertThat(noor.messages()).hasSize(told);
        assertThat(inForce()).as("nobody signs for two").isEqualTo("none");
        sign(noor, 1);
        mara.sends(Button.Action.of("agreement.sign", "pair", 1, "version", 1));
        assertThat(mara.answer()).contains("Your agreement with Noor is in force");
    }

    @Test
    void aVersionThatIsNotTheNewestIsNotSigned() {
        noor.says("agreement");
        change(mara, Map.of("tracking", "We keep a list."));
        noor.sends(Button.Action.of("agreement.sign", "pair", 1, "version", 1));

        assertThat(noor.answer()).contains("has changed in the meantime");
        assertThat(trellis.count("agreement_signature")).isZero();
        noor.sends(Button.Action.of("agreement.sign", "pair", 1, "version", 7));
        assertThat(trellis.count("agreement_signature")).isZero();
    }

    @Test
    void theNextLookIsOnTheDayThatTheVersionSays() {
        change(mara, Map.of("revisit", "2026-12-15"));
        sign(mara, 2);
        sign(noor, 2);

        assertThat(noor.answer()).contains("You look at it again on December 15, 2026");
    }

    @Test
    void aDayThatIsOverBeforeBothHaveSignedIsEightWeeksLater() {
        change(mara, Map.of("revisit", "2026-11-23"));
        sign(mara, 2);
        trellis.clock().advance(Duration.ofDays(10));
        sign(noor, 2);

        assertThat(noor.answer()).contains("You look at it again on January 24, 2027");
    }

    @Test
    void onesOwnPageShowsHowItStands() {
        assertThat(mara.says("status").answer())
                .contains("Agreement: drafted, not signed by both yet", "[Read our agreement]");
        sign(mara, 1);
        sign(noor, 1);
        assertThat(mara.says("status").answer())
                .contains("Agreement: in force since November 19, 2026", "When we look at it again: January 14, 2027");
        change(noor, Map.of("tracking", "We keep a list."));
        assertThat(mara.says("status").answer()).contains("Agreement: in force; version 2 waits to be signed by both");
        assertThat(Objects.requireNonNull(trellis.chat().homes().get("noor")).toString())
                .contains("agreement.page.to-sign");
    }

    @Test
    void adminsSeeWhoHasSignedAndNothingElse() {
        change(mara, Map.of("tracking", "We keep a secret list."));
        olivia.says("agreements");
        assertThat(olivia.answer()).contains("Agreements in Peers: 0 of 1 signed", "Mara and Noor: drafted");
        sign(mara, 2);
        assertThat(olivia.says("agreements").answer()).contains("Mara and Noor: drafted");
        sign(noor, 2);
        olivia.says("agreements");

        assertThat(olivia.answer())
                .contains("1 of 1 signed", "Mara and Noor: signed")
                .doesNotContain("secret");
        mara.says("agreements");
        assertThat(mara.answer()).contains("Only program admins can do that");
    }

    private static void sign(Persona who, int version) {
        who.says("agreement").taps("Sign version " + version);
    }

    private static void change(Persona who, Map<String, String> values) {
        who.says("agreement").taps("Change it").submits(values).submits(values);
    }

    private String inForce() {
        return trellis.text("coalesce(in_force, 'none') from agreement");
    }
}
