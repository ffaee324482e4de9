package dev.trellis.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.Reply;
import dev.trellis.conversation.message.Button;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** E1 with D6: a check-in from its nudge to its end. */
@Tag("database")
class CheckInFlowTest {
    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Persona mara = trellis.person("mara");
    private final Persona noor = trellis.person("noor");

    @BeforeEach
    void pairUp() {
        mara.says("help");
        noor.says("help");
        olivia.says("program create Peers").submits(Map.of());
        olivia.says("pair @mara @noor");
        assertThat(olivia.answer()).contains("Mara mentors Noor");
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void theMenteeIsAskedOnMondayMorning() {
        trellis.passUntil("2026-11-23T08:00");
        assertThat(noor.message()).contains("is now your mentor");
        trellis.passUntil("2026-11-23T09:00");
        assertThat(noor.message()).contains("Do you feel confident", "Mara", "[4 · quite]");
    }

    @Test
    void oneTapAnswersAndTheMessageTurnsIntoAReceipt() {
        trellis.passUntil("2026-11-23T09:00");
        int before = noor.messages().size();
        noor.taps("4 · quite");
        assertThat(noor.messages()).hasSize(before);
        assertThat(noor.message())
                .contains("You answered 4 · quite", "[Change answer]")
                .doesNotContain("[5");
    }

    @Test
    void onAHolidayNobodyIsReminded() {
        trellis.passUntil("2026-11-23T09:00");
        olivia.says("program settings").submits(Map.of("holidays", "2026-11-24"));
        trellis.passUntil("2026-11-24T20:00");
        assertThat(noor.messages()).noneMatch(message -> message.contains("Still a good moment"));
        trellis.passUntil("2026-11-25T09:00");

        assertThat(noor.message()).contains("Still a good moment for your check-in");
    }

    @Test
    void theAnswerCanBeChangedOrKept() {
        trellis.passUntil("2026-11-23T09:00");
        noor.taps("4 · quite").taps("Change answer");
        assertThat(noor.message()).contains("So far you answered 4 · quite", "[2 · a little]");
        noor.taps("2 · a little");
        assertThat(noor.message()).contains("You answered 2 · a little");
        noor.taps("Change answer").taps("Keep my answer");
        assertThat(noor.message()).contains("You answered 2 · a little");
        assertThat(trellis.count("check_in_answer")).isEqualTo(1);
    }

    @Test
    void wordsCanBeAddedAndTheReceiptShowsThem() {
        trellis.passUntil("2026-11-23T09:00");
        noor.taps("4 · quite").taps("Add a few words");
        noor.submits(Map.of("words", "It went *well* <@U1>", "audience", "ME"));
        assertThat(noor.reply()).isInstanceOf(Reply.Quiet.class);
        assertThat(noor.message()).contains("“It went *well* <@U1>”", "Only you see these words.");
    }

    @Test
    void wordsThatAreTooLongAreNamedAndNothingIsLost() {
        trellis.passUntil("2026-11-23T09:00");
        noor.taps("4 · quite").taps("Add a few words");
        noor.submits(Map.of("words", "x".repeat(10_000)));
        assertThat(noor.answer()).isEqualTo("words: This is 10,000 characters long; 3,000 fit.");
        assertThat(noor.message()).contains("You answered 4 · quite");
    }

    @Test
    void aRepeatedTapChangesNothingAndGetsTheSameReply() {
        trellis.passUntil("2026-11-23T09:00");
        noor.taps("4 · quite");
        Reply first = noor.reply();
        int calls = trellis.chat().calls();
        noor.again();
        assertThat(noor.reply()).isEqualTo(first);
        assertThat(trellis.chat().calls()).isEqualTo(calls);
        assertThat(trellis.count("check_in_answer")).isEqualTo(1);
    }

    @Test
    void whoHasNotAnsweredIsRemindedAfterOneDayAndThreeThenNeverAgain() {
        trellis.passUntil("2026-11-23T09:00");
        int asked = noor.messages().size();
        trellis.passUntil("2026-11-24T08:59");
        assertThat(noor.messages()).hasSize(asked);
        trellis.passUntil("2026-11-24T10:00");
        assertThat(noor.messages()).hasSize(asked + 1);
        assertThat(noor.message()).contains("Still a good moment");
        trellis.passUntil("2026-11-26T10:00");
        assertThat(noor.messages()).hasSize(asked + 2);
        trellis.passUntil("2026-11-30T08:00");
        assertThat(noor.messages()).hasSize(asked + 2);
    }

    @Test
    void whoHasAnsweredIsNotReminded() {
        trellis.passUntil("2026-11-23T09:00");
        int asked = noor.messages().size();
        noor.taps("5 · very much");
        trellis.passUntil("2026-11-30T08:00");
        assertThat(noor.messages()).hasSize(asked);
    }

    @Test
    void anAnswerOnAReminderTurnsEveryMessageOfTheCheckInIntoTheReceipt() {
        trellis.passUntil("2026-11-24T10:00");
        noor.taps("3 · somewhat");
        assertThat(noor.messages().stream().filter(text -> text.contains("You answered 3 · somewhat")))
                .hasSize(2);
    }

    @Test
    void theNextCheckInAsksAboutSomethingElseAndClosesTheLastOne() {
        trellis.passUntil("2026-11-30T09:00");
        assertThat(noor.message()).contains("Have you been able to try at work");
        assertThat(noor.messages().stream().filter(text -> text.contains("This check-in is over")))
                .hasSize(3);
    }

    @Test
    void aStaleCardSaysSoAndChangesNothing() {
        trellis.passUntil("2026-11-23T09:00");
        long checkIn = trellis.number("max(id) from check_in");
        trellis.pass(Duration.ofDays(7));
        noor.sends(answer(checkIn, 4));
        assertThat(noor.answer()).contains("This check-in is over");
        assertThat(trellis.count("check_in_answer")).isZero();
    }

    @Test
    void wordsThatComeTooLateAreGivenBack() {
        trellis.passUntil("2026-11-23T09:00");
        noor.taps("4 · quite").taps("Add a few words");
        trellis.pass(Duration.ofDays(8));
        noor.submits("checkin.words", Map.of("checkIn", "1"), Map.of("words", "It took me a week", "audience", "ME"));
        assertThat(noor.message()).contains("This check-in is over", "“It took me a week”");
        assertThat(trellis.count("check_in_answer where words is not null")).isZero();
    }

    @Test
    void aQuestionThatNeverReachedAnybodyCountsForNothing() {
        noor.says("snooze 3 weeks");
        trellis.passUntil("2026-12-01T12:00");
        assertThat(noor.messages()).noneMatch(text -> text.contains("check-in on your mentoring"));
        assertThat(trellis.count("check_in where state = 'EXCUSED'")).isEqualTo(1);
        assertThat(trellis.count("check_in where state = 'CLOSED'")).isZero();
    }

    @Test
    void askingForTheQuestionAgainShowsTheOneThatIsOpen() {
        trellis.passUntil("2026-11-23T09:00");
        noor.says("checkin");
        assertThat(trellis.count("check_in")).isEqualTo(1);
        noor.taps("3 · somewhat");
        assertThat(noor.messages().stream().filter(text -> text.contains("You answered 3 · somewhat")))
                .hasSize(2);
    }

    @Test
    void nobodyAnswersForSomebodyElse() {
        trellis.passUntil("2026-11-23T09:00");
        mara.sends(answer(trellis.number("max(id) from check_in"), 1));
        assertThat(mara.answer()).contains("isn’t one of yours");
        assertThat(trellis.count("check_in_answer")).isZero();
    }

    @Test
    void anotherOrganizationCannotAnswer() {
        trellis.passUntil("2026-11-23T09:00");
        trellis.anotherOrganization("W2");
        Persona stranger = trellis.person("W2", "noor");
        stranger.sends(answer(trellis.number("max(id) from check_in"), 1));
        assertThat(stranger.answer()).contains("isn’t one of yours");
        assertThat(trellis.count("check_in_answer")).isZero();
    }

    @Test
    void aScoreThatNoButtonOffersIsRefused() {
        trellis.passUntil("2026-11-23T09:00");
        noor.sends(answer(trellis.number("max(id) from check_in"), 9));
        assertThat(noor.answer()).contains("doesn’t work any more");
        assertThat(trellis.count("check_in_answer")).isZero();
    }

    @Test
    void whoIsPausedIsNotAskedAndItCountsForNothing() {
        trellis.passUntil("2026-11-23T09:00");
        noor.says("pause 2 weeks");
        assertThat(noor.answer()).contains("All quiet until");
        assertThat(trellis.count("check_in where state = 'EXCUSED'")).isEqualTo(1);
        int before = noor.messages().size();
        trellis.passUntil("2026-12-06T20:00");
        assertThat(noor.messages()).hasSize(before);
        trellis.passUntil("2026-12-08T10:00");
        assertThat(noor.messages().size()).isGreaterThan(before);
    }

    @Test
    void anEndedPairIsAskedNothingMoreAndItsQuestionsClose() {
        trellis.passUntil("2026-11-23T09:00");
        olivia.says("unpair @mara @noor").taps("End it");
        assertThat(noor.messages()).noneMatch(text -> text.contains("[4 · quite]"));
        noor.sends(answer(trellis.number("max(id) from check_in"), 4));
        assertThat(noor.answer()).contains("This mentoring has ended");
        assertThat(trellis.count("check_in_answer")).isZero();
        int before = noor.messages().size();
        trellis.pass(Duration.ofDays(10));
        assertThat(noor.messages()).hasSize(before);
    }

    @Test
    void afterDaysOfDowntimeAPersonIsAskedOnce() {
        trellis.clock().advance(Duration.ofDays(25));
        trellis.settle();
        trellis.pass(Duration.ofHours(3));
        assertThat(noor.messages().stream().filter(text -> text.contains("check-in on your mentoring")))
                .hasSizeLessThanOrEqualTo(1);
    }

    private static Button.Action answer(long checkIn, int score) {
        return new Button.Action(
                "checkin.answer",
                Map.of("checkIn", Long.toString(checkIn), "score", Integer.toString(score), "asking", "0"));
    }
}
