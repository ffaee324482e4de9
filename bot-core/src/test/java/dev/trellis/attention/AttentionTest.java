package dev.trellis.attention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.attention.Attention.Decision;
import dev.trellis.attention.Attention.Reason;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rule 2: nobody is nagged. */
class AttentionTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant MONDAY_TEN = at("2026-11-23T10:00");
    private static final WorkingHours USUAL = WorkingHours.of("MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY", 540, 1020);

    @Test
    void aRoutineMessageIsSentInWorkingHours() {
        assertThat(decide(List.of(), Urgency.ROUTINE, MONDAY_TEN)).isEqualTo(new Decision.Send());
    }

    @Test
    void outsideWorkingHoursItWaitsForTheNextMorning() {
        assertThat(decide(List.of(), Urgency.ROUTINE, at("2026-11-23T20:00")))
                .isEqualTo(new Decision.Hold(at("2026-11-24T09:00"), Reason.QUIET_HOURS));
        assertThat(decide(List.of(), Urgency.ROUTINE, at("2026-11-21T10:00")))
                .isEqualTo(new Decision.Hold(at("2026-11-23T09:00"), Reason.QUIET_HOURS));
    }

    @Test
    void aSecondMessageOnOneDayWaitsForTheNext() {
        assertThat(decide(List.of(at("2026-11-23T09:00")), Urgency.ROUTINE, MONDAY_TEN))
                .isEqualTo(new Decision.Hold(at("2026-11-24T09:00"), Reason.BUDGET_SPENT));
    }

    @Test
    void afterThreeInAWeekTheNextComesWhenTheFirstIsAWeekOld() {
        List<Instant> spent = List.of(at("2026-11-18T09:00"), at("2026-11-19T09:00"), at("2026-11-20T09:00"));
        assertThat(decide(spent, Urgency.ROUTINE, MONDAY_TEN))
                .isEqualTo(new Decision.Hold(at("2026-11-25T09:00"), Reason.BUDGET_SPENT));
    }

    @Test
    void whatIsOlderThanAWeekNoLongerCounts() {
        List<Instant> spent = List.of(at("2026-11-16T09:00"), at("2026-11-16T09:01"), at("2026-11-16T09:02"));
        assertThat(decide(spent, Urgency.ROUTINE, MONDAY_TEN)).isEqualTo(new Decision.Send());
    }

    @Test
    void whatWasPromisedForTheDayIsSaidFirst() {
        Decision tomorrow = new Decision.Hold(at("2026-11-24T09:00"), Reason.KEPT_FREE);
        assertThat(beside(List.of(at("2026-11-23T14:00")), List.of(), MONDAY_TEN))
                .isEqualTo(tomorrow);
        // It is late, but it will be said yet.
        assertThat(beside(List.of(at("2026-11-23T09:00")), List.of(), MONDAY_TEN))
                .isEqualTo(tomorrow);
        // On a Sunday nothing is said, so it will be on the Monday.
        assertThat(beside(List.of(at("2026-11-22T09:00")), List.of(), MONDAY_TEN))
                .isEqualTo(tomorrow);
    }

    @Test
    void whatWasPromisedForAnotherDayTakesNothingFromThisOne() {
        assertThat(beside(List.of(at("2026-11-24T09:00")), List.of(), MONDAY_TEN))
                .isEqualTo(new Decision.Send());
    }

    @Test
    void theWeeksLastPlaceIsKeptForWhatWasPromised() {
        Instant nextMonday = at("2026-11-30T09:00");
        Instant thursday = at("2026-11-26T10:00");
        List<Instant> two = List.of(at("2026-11-24T09:00"), at("2026-11-25T09:00"));
        assertThat(beside(List.of(nextMonday), two.subList(1, 2), thursday)).isEqualTo(new Decision.Send());
        assertThat(beside(List.of(nextMonday), two, thursday))
                .isEqualTo(new Decision.Hold(at("2026-12-01T09:00"), Reason.KEPT_FREE));
        // A Tuesday is out of the week of the Tuesday after it.
        assertThat(beside(List.of(at("2026-12-01T09:00")), two, thursday)).isEqualTo(new Decision.Send());
    }

    @Test
    void whatMakesRoomComesBackWhenThereIsRoomForItToo() {
        Instant saturday = at("2026-11-21T10:00");
        List<Instant> two = List.of(at("2026-11-19T09:00"), at("2026-11-20T09:00"));
        List<Instant> monday = List.of(MONDAY_TEN);
        // After Monday's question the week is full until Thursday.
        assertThat(MessageBudget.DEFAULT.roomBeside(monday, two, saturday, BERLIN))
                .isEqualTo(at("2026-11-26T00:00"));
        assertThat(beside(monday, two, MONDAY_TEN))
                .isEqualTo(new Decision.Hold(at("2026-11-26T09:00"), Reason.KEPT_FREE));
        assertThat(MessageBudget.aWeek(1).roomBeside(monday, List.of(), MONDAY_TEN, BERLIN))
                .as("one a week")
                .isEqualTo(at("2026-11-30T00:00"));
    }

    @Test
    void whatFindsNoRoomOnItsDayKeepsItOnTheNext() {
        List<Instant> full = List.of(at("2026-11-18T09:00"), at("2026-11-19T09:00"), at("2026-11-20T09:00"));
        assertThat(beside(List.of(at("2026-11-25T14:00"), at("2026-11-25T15:00")), full, at("2026-11-25T10:00")))
                .as("two of one Wednesday: the second is said on the Thursday")
                .isEqualTo(new Decision.Hold(at("2026-11-27T09:00"), Reason.KEPT_FREE));
        assertThat(MessageBudget.DEFAULT.roomBeside(List.of(at("2026-11-24T14:00")), full, MONDAY_TEN, BERLIN))
                .as("what cannot be said before the Wednesday")
                .isEqualTo(at("2026-11-26T00:00"));
    }

    @Test
    void whatWasPromisedHoldsNeitherAnswersNorWhatIsOfUseOnlyNow() {
        Attention kept = attention(List.of(), List.of(MONDAY_TEN));
        assertThat(kept.decide(Urgency.INTERACTIVE, MONDAY_TEN)).isEqualTo(new Decision.Send());
        assertThat(kept.decide(Urgency.TIMELY, MONDAY_TEN)).isEqualTo(new Decision.Send());
    }

    @Test
    void anAnswerToThePersonIsAlwaysSent() {
        Attention nothingGoes = attention(List.of(MONDAY_TEN), true, null, null);
        assertThat(nothingGoes.decide(Urgency.INTERACTIVE, at("2026-11-22T03:00")))
                .isEqualTo(new Decision.Send());
    }

    @Test
    void aTimelyMessageWaitsForNoBudget() {
        assertThat(decide(List.of(MONDAY_TEN.minusSeconds(60)), Urgency.TIMELY, MONDAY_TEN))
                .isEqualTo(new Decision.Send());
    }

    @Test
    void aSnoozeHoldsRoutineMessagesUntilWorkingHoursAfterIt() {
        Attention snoozed = attention(List.of(), false, null, at("2026-11-25T00:00"));
        assertThat(snoozed.decide(Urgency.ROUTINE, MONDAY_TEN))
                .isEqualTo(new Decision.Hold(at("2026-11-25T09:00"), Reason.SNOOZED));
        assertThat(snoozed.decide(Urgency.TIMELY, MONDAY_TEN)).isEqualTo(new Decision.Send());
    }

    @Test
    void aDatedPauseHoldsEverythingButAnswers() {
        Attention away = attention(List.of(), true, at("2026-12-05T00:00"), null);
        Decision untilMonday = new Decision.Hold(at("2026-12-07T09:00"), Reason.PAUSED);
        assertThat(away.decide(Urgency.ROUTINE, MONDAY_TEN)).isEqualTo(untilMonday);
        assertThat(away.decide(Urgency.TIMELY, MONDAY_TEN)).isEqualTo(untilMonday);
    }

    @Test
    void aPauseWithoutAnEndDropsWhatWouldBeSaid() {
        assertThat(attention(List.of(), true, null, null).decide(Urgency.ROUTINE, MONDAY_TEN))
                .isEqualTo(new Decision.Drop(Reason.PAUSED));
    }

    private static Decision decide(List<Instant> spent, Urgency urgency, Instant now) {
        return attention(spent, false, null, null).decide(urgency, now);
    }

    private static Decision beside(List<Instant> promised, List<Instant> spent, Instant now) {
        return attention(spent, promised).decide(Urgency.ROUTINE, now);
    }

    private static Attention attention(List<Instant> spent, List<Instant> promised) {
        return new Attention(BERLIN, USUAL, MessageBudget.DEFAULT, false, null, null, spent, promised);
    }

    private static Attention attention(
            List<Instant> spent, boolean paused, @Nullable Instant pausedUntil, @Nullable Instant snoozedUntil) {
        return new Attention(BERLIN, USUAL, MessageBudget.DEFAULT, paused, pausedUntil, snoozedUntil, spent, List.of());
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }
}
