package dev.trellis.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.Reply;
import dev.trellis.conversation.message.Button;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairs;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.FormValues;
import dev.trellis.testkit.Persona;
import dev.trellis.testkit.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** E3: two people find one time. */
@Tag("database")
class MeetingFlowTest {
    private static final Map<String, String> MONDAY_AT_TEN =
            Map.of("day", "2026-11-23", "time", "10:00", "minutes", "30", "topic", "How to say *no* <@U1>");

    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Persona mara = trellis.person("mara").speaking("en", "Europe/Berlin");
    private final Persona noor = trellis.person("noor").speaking("en", "America/New_York");

    @BeforeEach
    void pairUp() {
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
    void aProposalReachesThePartnerInTheirOwnZone() {
        mara.says("meet").submits(Map.of("day", "2026-11-23", "time", "16:00", "topic", "How to say *no* <@U1>"));
        assertThat(mara.reply()).isInstanceOf(Reply.Quiet.class);
        assertThat(mara.message()).contains("Sent to Noor", "November 23 at 4:00\u202fPM", "[Move it] [Cancel it]");
        assertThat(noor.message())
                .contains(
                        "Mara would like to meet you",
                        "November 23 at 10:00\u202fAM",
                        "45 minutes",
                        "How to say *no* <@U1>")
                .contains("[Accept] [Another time] [Decline]");
    }

    @Test
    void theFormSuggestsThreeTimesInTheWorkingHoursOfBoth() {
        mara.says("meet @noor");
        assertThat(FormValues.initial(mara.form())).containsEntry("minutes", "45");
        mara.submits(Map.of());
        // Friday at fifteen in Berlin is nine in New York.
        assertThat(mara.message())
                .contains("Friday, November 20 at 3:00\u202fPM")
                .doesNotContain("outside");
    }

    @Test
    void aSuggestionHoldsAsLongAsTheFormIsOpen() {
        mara.says("meet");
        trellis.clock().advance(Duration.ofHours(4));
        mara.submits(Map.of());
        assertThat(mara.message()).contains("Friday, November 20 at 3:00\u202fPM");
    }

    @Test
    void aTimeOutsideThePartnersHoursIsSentAndSaid() {
        mara.says("meet").submits(MONDAY_AT_TEN);
        assertThat(mara.message()).contains("It is 04:00 for Noor then, outside their working hours");
        assertThat(noor.message()).contains("Mara would like to meet you");
    }

    @Test
    void anAcceptedTimeIsSaidToBothAndEveryCardShowsIt() {
        mara.says("meet").submits(MONDAY_AT_TEN);
        noor.taps("Accept");
        assertThat(noor.message())
                .contains("You meet Mara on Monday, November 23 at 4:00\u202fAM", "[Move it] [Cancel it]");
        assertThat(mara.messages().get(mara.messages().size() - 2)).startsWith("You meet Noor");
        assertThat(mara.message()).contains("Noor accepted", "10:00\u202fAM");
        assertThat(String.join("\n", mara.messages())).doesNotContain("Sent to");
    }

    @Test
    void aSecondAcceptIsToldThatItIsAgreed() {
        mara.says("meet").submits(MONDAY_AT_TEN);
        Button.Action accept = action("meeting.accept", 1, 1);
        noor.taps("Accept");
        int before = mara.messages().size();
        noor.sends(accept);
        assertThat(noor.answer()).contains("already agreed", "Nothing was changed");
        assertThat(mara.messages()).hasSize(before);
    }

    @Test
    void aRepeatedTapChangesNothingAndGetsTheSameReply() {
        mara.says("meet").submits(MONDAY_AT_TEN);
        noor.taps("Accept");
        Reply first = noor.reply();
        int calls = trellis.chat().calls();
        noor.again();
        assertThat(noor.reply()).isEqualTo(first);
        assertThat(trellis.chat().calls()).isEqualTo(calls);
    }

    @Test
    void theProposerCannotAcceptForTheOther() {
        mara.says("meet").submits(MONDAY_AT_TEN);
        mara.sends(action("meeting.accept", 1, 1));
        assertThat(mara.answer()).contains("Your proposal is waiting for Noor");
        assertThat(state()).isEqualTo("PROPOSED 1");
    }

    @Test
    void anotherTimeIsANewProposalForTheOtherSide() {
        mara.says("meet").submits(MONDAY_AT_TEN);
        noor.taps("Another time").submits(Map.of("day", "2026-11-23", "time", "09:30"));
        assertThat(state()).isEqualTo("PROPOSED 2");
        assertThat(mara.message()).contains("Noor suggests another time", "3:30\u202fPM", "[Accept]", "How to say");
        assertThat(noor.message()).contains("Your new time is with Mara", "9:30\u202fAM");
        assertThat(mara.messages().get(mara.messages().size() - 2))
                .contains("has a new time")
                .doesNotContain("[");
        mara.taps("Accept");
        assertThat(noor.message()).contains("Mara accepted");
        assertThat(state()).isEqualTo("AGREED 2");
    }

    @Test
    void aCardOfATimeBeforeIsStaleAndShowsHowItStands() {
        mara.says("meet").submits(MONDAY_AT_TEN);
        mara.taps("Move it").submits(Map.of("day", "2026-11-24", "time", "16:00"));
        noor.sends(action("meeting.accept", 1, 1));
        assertThat(noor.answer()).contains("was moved in the meantime", "November 24 at 10:00\u202fAM", "[Accept]");
        noor.asksFor(action("meeting.move", 1, 1));
        assertThat(noor.answer()).contains("was moved in the meantime");
        assertThat(state()).isEqualTo("PROPOSED 2");
        noor.sends(action("meeting.accept", 1, 2));
        assertThat(state()).isEqualTo("AGREED 2");
    }

    @Test
    void aDeclinedTimeIsSaidToTheProposerWithAWayOn() {
        mara.says("meet").submits(MONDAY_AT_TEN);
        noor.taps("Decline");
        assertThat(noor.message()).contains("You declined this time", "[Propose a meeting]");
        assertThat(mara.message())
                .contains("Noor can’t make Monday, November 23 at 10:00\u202fAM", "[Propose a meeting]");
        noor.sends(action("meeting.accept", 1, 1));
        assertThat(noor.answer()).contains("was declined");
    }

    @Test
    void cancellingAsksFirstAndThenTellsBoth() {
        mara.says("meet").submits(MONDAY_AT_TEN);
        noor.taps("Accept").taps("Cancel it");
        assertThat(noor.answer()).contains("Cancel the meeting with Mara");
        assertThat(state()).isEqualTo("AGREED 1");
        noor.taps("Yes, cancel it");
        assertThat(state()).isEqualTo("CANCELLED 1");
        assertThat(mara.message()).contains("Noor had to cancel your meeting on Monday, November 23 at 10:00\u202fAM");
        assertThat(noor.message()).contains("is cancelled").doesNotContain("[Accept]", "[Move it]");
        noor.sends(action("meeting.accept", 1, 1));
        assertThat(noor.answer()).contains("was cancelled in the meantime");
    }

    @Test
    void whoeverProposesSecondSeesTheFirstProposal() {
        noor.says("meet");
        mara.says("meet").submits(MONDAY_AT_TEN);
        noor.submits(Map.of("day", "2026-11-25", "time", "10:00"));
        assertThat(noor.message()).contains("Mara has already proposed a time", "[Accept]");
        mara.says("meet");
        assertThat(mara.answer()).contains("Your proposal is waiting for Noor");
        assertThat(rows("select count(*) from meeting")).isEqualTo(1);
    }

    @Test
    void ofTwoProposalsAtTheSameMomentOneHoldsAndTheOtherSeesIt() throws Exception {
        Arranging arranging = trellis.bean(Arranging.class);
        Pair pair = trellis.bean(Pairs.class).findByIdAndOrganizationId(1, 1).orElseThrow();
        Instant now = trellis.clock().instant();
        Arranging.Wish wish = new Arranging.Wish(now.plus(Duration.ofDays(3)), 30, null);
        List<Callable<Arranging.Outcome>> both = List.of(
                () -> arranging.propose(pair, pair.mentorId(), wish, now),
                () -> arranging.propose(pair, pair.menteeId(), wish, now));
        List<Arranging.Outcome> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Future<Arranging.Outcome> outcome : threads.invokeAll(both)) {
                outcomes.add(outcome.get());
            }
        }
        assertThat(outcomes)
                .hasAtLeastOneElementOfType(Arranging.Outcome.Done.class)
                .anySatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Arranging.Outcome.Unchanged.class,
                                unchanged -> assertThat(unchanged.why()).isEqualTo(Arranging.Why.THEY_PROPOSED)));
        assertThat(rows("select count(*) from meeting")).isEqualTo(1);
    }

    @Test
    void aTimeThatCannotBeIsNamedAtItsField() {
        mara.says("meet").submits(Map.of("day", "2026-11-18", "time", "10:00"));
        assertThat(mara.answer()).isEqualTo("day: This time has already passed. Please pick one ahead.");
        mara.submits(Map.of("day", "2028-01-10", "time", "10:00"));
        assertThat(mara.answer()).contains("more than a year ahead");
        mara.submits(Map.of("day", "2027-03-28", "time", "02:30"));
        assertThat(mara.answer()).contains("time: The clocks go forward", "03:00");
        mara.submits(Map.of("day", "2026-11-24"));
        assertThat(mara.answer()).isEqualTo("time: Please pick a time for that day as well.");
        mara.submits(Map.of("day", "soon", "time", "10:00"));
        assertThat(mara.answer()).startsWith("day: ");
        mara.submits(Map.of("topic", "x".repeat(10_000)));
        assertThat(mara.answer()).startsWith("topic: ");
        assertThat(rows("select count(*) from meeting")).isZero();
    }

    @Test
    void aPairDoesNotMeetTwiceAtATime() {
        mara.says("meet").submits(MONDAY_AT_TEN);
        noor.taps("Accept");
        mara.says("meet").submits(Map.of("day", "2026-11-23", "time", "10:15"));
        assertThat(mara.answer()).contains("You two already meet then");
    }

    @Test
    void theListShowsWhatIsAheadAndAnswersInPlace() {
        noor.says("meetings");
        assertThat(noor.answer()).contains("No meetings ahead", "[Propose a meeting]");
        mara.says("meet").submits(MONDAY_AT_TEN);
        noor.says("meetings");
        assertThat(noor.answer()).contains("One meeting ahead", "waiting for your answer", "[Accept]");
        noor.taps("Accept");
        assertThat(noor.answer()).contains("One meeting ahead", "agreed", "[Move it] [Cancel it]");
    }

    @Test
    void whoeverHasSeveralPairsChoosesOne() {
        trellis.person("tom").says("help");
        olivia.says("pair @mara @tom");
        mara.says("meet");
        assertThat(mara.form().fields().getFirst().id()).isEqualTo("pair");
        mara.submits(Map.of("pair", "2"));
        assertThat(trellis.person("tom").message()).contains("Mara would like to meet you");
        mara.says("meet @tom");
        assertThat(mara.answer()).contains("Your proposal is waiting for Tom");
    }

    @Test
    void nobodyIsMetOutsideAPair() {
        noor.says("meet @olivia");
        assertThat(noor.answer()).contains("Olivia is not your mentor or mentee");
        noor.says("meet @noor");
        assertThat(noor.answer()).contains("needs no invitation");
        olivia.says("meet");
        assertThat(olivia.answer()).contains("no mentor or mentee yet");
        olivia.says("meetings");
        assertThat(olivia.answer()).contains("no mentor or mentee yet");
    }

    @Test
    void aPairThatEndedArrangesNothing() {
        mara.says("meet").submits(MONDAY_AT_TEN);
        olivia.says("unpair @mara @noor").taps("End it");
        noor.sends(action("meeting.accept", 1, 1));
        assertThat(noor.answer()).contains("Your mentoring with Mara has ended").doesNotContain("[");
        mara.asksFor(Button.Action.of("meeting.propose", "pair", 1));
        assertThat(mara.answer()).contains("has ended");
        assertThat(state()).isEqualTo("CANCELLED 1");
    }

    @Test
    void aMeetingOfOthersIsNotThere() {
        mara.says("meet").submits(MONDAY_AT_TEN);
        Persona eve = trellis.person("eve");
        for (String name : List.of("meeting.accept", "meeting.decline", "meeting.cancel-yes", "meeting.late")) {
            eve.sends(action(name, 1, 1));
            assertThat(eve.answer()).contains("can’t find that meeting").doesNotContain("Noor", "Mara");
        }
        eve.asksFor(action("meeting.move", 1, 1));
        assertThat(eve.answer()).contains("can’t find that meeting");
        eve.submits("meeting.propose", Map.of("pair", "1"), MONDAY_AT_TEN);
        assertThat(eve.message()).contains("can’t find that meeting");
        assertThat(state()).isEqualTo("PROPOSED 1");
    }

    @Test
    void anotherOrganizationSeesAndChangesNothing() {
        mara.says("meet").submits(MONDAY_AT_TEN);
        trellis.anotherOrganization("W2");
        Persona stranger = trellis.person("W2", "mara");
        for (String name : List.of("meeting.accept", "meeting.decline", "meeting.cancel-yes", "meeting.cancel")) {
            stranger.sends(action(name, 1, 1));
            assertThat(stranger.answer()).contains("can’t find that meeting");
        }
        stranger.says("meetings");
        assertThat(stranger.answer()).contains("No meetings ahead");
        stranger.asksFor(Button.Action.of("meeting.propose", "pair", 1));
        assertThat(stranger.answer()).contains("can’t find that meeting");
        long organization = 2;
        Meetings meetings = trellis.bean(Meetings.class);
        assertThat(meetings.ofPerson(1, organization, 2)).isEmpty();
        assertThat(meetings.ofPerson(1, 1, 2)).isPresent();
        assertThat(meetings.cancel(1, organization, 1)).isZero();
        assertThat(meetings.agree(1, organization, 1, null, null)).isZero();
        assertThat(state()).isEqualTo("PROPOSED 1");
    }

    @Test
    void claimsThatAreNoNumbersAreAnsweredKindly() {
        noor.sends(Button.Action.of("meeting.accept", "meeting", "1 or 1=1", "version", "1"));
        assertThat(noor.reply()).isInstanceOf(Reply.Show.class);
        noor.sends(Button.Action.of("meeting.accept", "meeting", "1"));
        assertThat(noor.reply()).isInstanceOf(Reply.Show.class);
    }

    @Test
    void everythingIsSaidInGermanToo() {
        Persona jonas = trellis.person("jonas").speaking("de", "Europe/Berlin");
        jonas.says("help");
        olivia.says("pair @jonas @mara");
        jonas.says("meet").submits(Map.of("day", "2026-11-23", "time", "10:00"));
        assertThat(jonas.message())
                .contains("Der Vorschlag ist bei Mara", "Montag, 23. November", "[Verschieben] [Absagen]");
        mara.taps("Accept");
        assertThat(jonas.message()).contains("Mara hat zugesagt");
    }

    private static Button.Action action(String name, long meeting, int version) {
        return Button.Action.of(name, "meeting", meeting, "version", version);
    }

    private String state() {
        return Rows.value(trellis.database(), "select concat(state, ' ', version) from meeting where id = 1");
    }

    private long rows(String count) {
        return Rows.number(trellis.database(), count);
    }
}
