package dev.trellis.agreement;

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

/** D2: both look at their agreement again, on a day, once reminded, and never after the end. */
@Tag("database")
class RevisitTest {
    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Persona mara = trellis.person("mara");
    private final Persona noor = trellis.person("noor");

    /** In force from Thursday; on Wednesday both look at it again. */
    @BeforeEach
    void anAgreementInForce() {
        mara.says("help");
        noor.speaking("en", "America/New_York").says("help");
        olivia.says("program create Peers").submits(Map.of());
        olivia.says("pair @mara @noor");
        mara.says("agreement").taps("Change it").submits(Map.of()).submits(Map.of("revisit", "2026-11-25"));
        mara.says("agreement").taps("Sign version 2");
        noor.says("agreement").taps("Sign version 2");
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void eachIsAskedInAWorkingMorningOfTheirOwn() {
        trellis.passUntil("2026-11-25T08:00");
        assertThat(asked(mara)).isZero();
        trellis.passUntil("2026-11-25T09:00");
        assertThat(mara.message())
                .contains(
                        "You and Noor wanted to look at your agreement of November 19, 2026 again. Is it still right?")
                .contains("[Still right] [Change it] [Read our agreement]");
        assertThat(asked(noor)).as("it is three at night in New York").isZero();
        trellis.passUntil("2026-11-25T15:00");
        assertThat(asked(noor)).isEqualTo(1);
    }

    @Test
    void whenBothSayStillRightTheNextDayIsSet() {
        trellis.passUntil("2026-11-25T15:00");
        mara.taps("Still right");
        assertThat(mara.message()).contains("Noted: for you it is still right", "When Noor says so, too");
        assertThat(revisit()).isEqualTo("2026-11-25");
        noor.taps("Still right");

        assertThat(noor.message()).contains("stays as it is. You look at it again on January 20, 2027");
        assertThat(mara.message())
                .as("the receipt of the first one says so, too")
                .contains("stays as it is. You look at it again on January 20, 2027");
        assertThat(revisit()).isEqualTo("2027-01-20");
        assertThat(trellis.count("agreement_party where due = 'REVISIT' and still_right_at is null"))
                .isEqualTo(2);
    }

    @Test
    void whoDoesNotAnswerIsRemindedOnceAndThenThereIsSilence() {
        trellis.passUntil("2026-11-25T15:00");
        noor.taps("Still right");
        trellis.passUntil("2026-11-30T12:00");
        assertThat(mara.message()).contains("Still a good moment to look at your agreement with Noor?");
        assertThat(asked(noor)).as("whoever answered is not reminded").isZero();
        long before = asked(mara);
        trellis.passUntil("2026-12-11T12:00");
        assertThat(asked(mara)).isEqualTo(before);
        mara.says("status");
        assertThat(mara.answer()).contains("now – is it still right?", "[Still right]");
        mara.taps("Still right");
        assertThat(revisit()).isEqualTo("2027-02-05");
        assertThat(mara.messages())
                .as("question and reminder are receipts now")
                .noneMatch(message -> message.contains("[Still right]"));
    }

    @Test
    void changingItEndsTheLookAndBothSignAnew() {
        trellis.passUntil("2026-11-25T15:00");
        mara.taps("Still right");
        noor.taps("Change it").submits(Map.of("tracking", "We keep a list.")).submits(Map.of("revisit", ""));
        assertThat(noor.answer()).contains("Saved as version 3");
        int before = mara.messages().size();
        trellis.passUntil("2026-11-30T12:00");
        assertThat(mara.messages()).as("nobody is reminded of what is over").hasSize(before);
        noor.says("agreement").taps("Sign version 3");
        mara.says("agreement").taps("Sign version 3");

        assertThat(revisit()).as("eight weeks after both have signed").isEqualTo("2027-01-25");
    }

    @Test
    void anOldButtonAnswersNothing() {
        trellis.passUntil("2026-11-25T15:00");
        mara.sends(stillRight("2026-11-24"));
        assertThat(trellis.count("agreement_party where still_right_at is not null"))
                .isZero();
        noor.sends(stillRight("2026-11-25")).sends(stillRight("2026-11-25"));
        assertThat(revisit()).as("nobody answers for two").isEqualTo("2026-11-25");
        mara.sends(stillRight("2026-11-25"));
        assertThat(revisit()).isEqualTo("2027-01-20");
        mara.sends(stillRight("2027-01-20"));
        assertThat(trellis.count("agreement_party where still_right_at is not null"))
                .as("not before its day")
                .isZero();
    }

    @Test
    void whoIsAwayIsAskedWhenTheyAreBack() {
        mara.says("pause").submits(Map.of("until", "2026-12-01"));
        trellis.passUntil("2026-12-01T08:00");
        assertThat(asked(mara)).isZero();
        trellis.passUntil("2026-12-03T12:00");
        assertThat(asked(mara)).isEqualTo(1);
    }

    @Test
    void whoIsAwayWithoutADateIsAskedWhenTheyAreBack() {
        trellis.database().execute("update person set paused_since = now(6) where display_name = 'Mara'");
        trellis.passUntil("2026-11-30T12:00");
        assertThat(asked(mara)).isZero();
        mara.says("resume");
        trellis.passUntil("2026-12-02T12:00");
        assertThat(asked(mara)).isEqualTo(1);
    }

    @Test
    void onAHolidayNobodyIsAsked() {
        olivia.says("program settings").submits(Map.of("holidays", "2026-11-25, 2026-11-26"));
        trellis.passUntil("2026-11-26T20:00");
        assertThat(asked(mara)).isZero();
        trellis.passUntil("2026-11-27T09:00");
        assertThat(asked(mara)).isEqualTo(1);
    }

    @Test
    void afterTheEndNothingIsAskedAndNothingIsLeftOpen() {
        mara.says("agreement").taps("Change it").submits(Map.of("tracking", "We keep a list."));
        olivia.says("unpair @mara @noor").taps("End it");
        assertThat(trellis.count("agreement_party where due is not null")).isZero();
        assertThat(trellis.count("agreement_edit")).isZero();
        int before = mara.messages().size();
        trellis.passUntil("2026-11-26T12:00");

        assertThat(mara.messages()).hasSize(before);
        mara.sends(stillRight("2026-11-25"));
        assertThat(mara.answer()).contains("This mentoring has ended");
    }

    @Test
    void whatWaitsToBeSaidWhenAPairEndsIsNotSaid() {
        // After work: the question of the morning waits.
        trellis.database().execute("update agreement_party set due_at = '2026-11-19 19:00:00'");
        trellis.passUntil("2026-11-19T21:00");
        assertThat(trellis.count("outbox where kind = 'agreement.revisit' and state = 'WAITING'"))
                .isEqualTo(1);
        olivia.says("unpair @mara @noor").taps("End it");
        trellis.passUntil("2026-11-20T16:00");

        assertThat(mara.messages()).noneMatch(message -> message.contains("Is it still right?"));
    }

    @Test
    void afterALongOutageEachIsAskedOnce() {
        trellis.clock().advance(Duration.ofDays(60));
        trellis.passUntil("2027-01-21T12:00");

        assertThat(mara.messages().stream().filter(message -> message.contains("Is it still right?")))
                .hasSizeLessThanOrEqualTo(1);
    }

    private static Button.Action stillRight(String on) {
        return Button.Action.of("agreement.still-right", "pair", 1, "on", on);
    }

    private static long asked(Persona who) {
        return who.messages().stream()
                .filter(message -> message.contains("[Still right]"))
                .count();
    }

    private String revisit() {
        return trellis.text("revisit_on from agreement");
    }
}
