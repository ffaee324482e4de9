package dev.trellis.matching.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.enrolment.Side;
import dev.trellis.program.Programs;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** C1: what is announced is looked at once more, becomes pairs exactly once, and everybody hears what concerns them. */
@Tag("database")
class AnnouncingTest {
    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Enrolled enrolled = new Enrolled(trellis);

    @BeforeEach
    void program() {
        olivia.says("program create Peers").submits(Map.of());
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    private void twoPairsAndOneWhoWaits() {
        enrolled.mentorWithLimit("mara", 1, "Excel");
        enrolled.mentorWithLimit("ben", 1, "Writing");
        enrolled.mentee("noor", "Excel");
        enrolled.mentee("lina", "Writing");
        enrolled.mentee("omar");
    }

    private void announce() {
        olivia.taps("Announce").taps("Yes, announce");
        trellis.settle();
    }

    @Test
    void bothSidesHearWhyAndWithWhatToBegin() {
        twoPairsAndOneWhoWaits();
        olivia.says("match").taps("See the proposal");
        announce();
        for (String one : new String[] {"mara", "noor"}) {
            assertThat(trellis.person(one).messages())
                    .as(one)
                    .anyMatch(message -> message.contains("What speaks for the two of you")
                            && message.contains("Mara knows what " + (one.equals("noor") ? "you want" : "Noor wants")
                                    + " to learn: Excel.")
                            && message.contains("A good first step"));
        }
        assertThat(olivia.message()).contains("is announced: 2 new pairs");
        assertThat(trellis.count("pair where together = 1")).isEqualTo(2);
    }

    @Test
    void whoStillWaitsHearsWhyAndWhatHappensNext() {
        twoPairsAndOneWhoWaits();
        olivia.says("match").taps("See the proposal");
        announce();
        assertThat(trellis.person("omar").message())
                .contains("this time there was none", "have their hands full", "You keep your place")
                .doesNotContain("Mara", "Ben");
        assertThat(trellis.person("omar").messages()).hasSize(1);
    }

    @Test
    void nobodyHearsOfARoundThatIsNotAnnounced() {
        twoPairsAndOneWhoWaits();
        olivia.says("match")
                .taps("See the proposal")
                .taps("Announce")
                .taps("Not yet")
                .taps("Discard");
        assertThat(trellis.person("noor").messages()).isEmpty();
        assertThat(trellis.person("omar").messages()).isEmpty();
    }

    @Test
    void whoLeftPausedOrWasPairedMeanwhileIsNamedAndTakenOutAndTheRestAnnounced() {
        twoPairsAndOneWhoWaits();
        enrolled.mentorWithLimit("carla", 1, "Chess");
        enrolled.mentorWithLimit("dina", 1, "Law");
        enrolled.mentee("emil", "Law");
        olivia.says("match").taps("See the proposal");
        assertThat(trellis.count("match_proposal where state = 'PROPOSED'")).isEqualTo(4);
        trellis.person("mara").says("pause 3 weeks");
        trellis.database().execute("update enrolment set state = 'LEFT' where person_id = " + enrolled.id("lina"));
        olivia.says("pair @olivia @emil");
        olivia.says("match").taps("Announce");
        assertThat(olivia.answer())
                .contains("3 pairs are no longer possible")
                .contains("Mara (with Noor): has left, or has paused")
                .contains("Lina (with Ben): has left, has paused, or has a mentor by now")
                .contains("Emil (with Dina)");
        olivia.taps("Yes, announce");
        trellis.settle();
        assertThat(trellis.count("match_proposal where state = 'OUT'")).isEqualTo(3);
        assertThat(trellis.count("match_proposal where state = 'WAITING'")).isZero();
        olivia.says("match");
        assertThat(trellis.person("lina").messages())
                .as("who left hears nothing")
                .isEmpty();
        assertThat(trellis.person("noor").message()).contains("The plan changed shortly before");
    }

    @Test
    void ofAMentorWhoLostAPlaceTheStrongerPairStays() {
        enrolled.mentorWithLimit("mara", 2, "Excel");
        enrolled.mentee("noor", "Excel");
        enrolled.mentee("omar", "Chess");
        olivia.says("match").taps("See the proposal");
        trellis.database().execute("update enrolment set own_limit = 1 where side = 'MENTOR'");
        announce();
        assertThat(trellis.text("group_concat(mentee_id) from pair")).isEqualTo("" + enrolled.id("noor"));
        assertThat(trellis.text("why from match_proposal where state = 'OUT'")).isEqualTo("MENTOR_FULL");
    }

    @Test
    void aRulingThatCameMeanwhileHolds() {
        twoPairsAndOneWhoWaits();
        olivia.says("match").taps("See the proposal");
        trellis.person("mara").says("match never @noor");
        olivia.says("match").taps("Announce").taps("Yes, announce");
        trellis.settle();
        assertThat(trellis.count("pair where mentee_id = " + enrolled.id("noor")))
                .isZero();
        assertThat(trellis.text("why from match_proposal where state = 'OUT'")).isEqualTo("NOT_ALLOWED");
    }

    @Test
    void anAnnouncementThatWasInterruptedGoesOnAndEveryPairIsMadeOnce() {
        enrolled.many(Side.MENTOR, 30);
        enrolled.many(Side.MENTEE, 45);
        olivia.says("match");
        trellis.database().execute("update match_round set state = 'ANNOUNCING', due_at = '2026-11-19 00:00:00'");
        MatchRound half =
                enrolled.inTransaction(() -> trellis.bean(Announcing.class).next(1, 1));
        assertThat(half.state()).isEqualTo(MatchRound.State.ANNOUNCING);
        assertThat(trellis.count("pair")).isEqualTo(20);
        assertThat(trellis.number("progress from match_round")).isBetween(40L, 50L);
        trellis.settle();
        assertThat(trellis.text("state from match_round")).isEqualTo("ANNOUNCED");
        assertThat(trellis.count("pair")).isEqualTo(45);
        assertThat(trellis.number("count(distinct mentee_id) from pair")).isEqualTo(45);
        assertThat(trellis.count("outbox where kind = 'pairing.introduction'")).isEqualTo(90);
    }

    @Test
    void aRoundOfACohortMakesPairsOfThatCohort() {
        olivia.says("cohort new").submits(Map.of("name", "Spring", "starts", "2027-01-10", "ends", "2027-06-30"));
        olivia.says("cohort new").submits(Map.of("name", "Autumn", "starts", "2027-09-01", "ends", "2028-01-31"));
        twoPairsAndOneWhoWaits();
        trellis.database().execute("update enrolment set cohort_id = 2 where side = 'MENTEE'");
        trellis.database().execute("update enrolment set cohort_id = 1 where person_id = " + enrolled.id("noor"));
        olivia.says("match Spring").taps("See the proposal");
        assertThat(olivia.answer()).contains("a proposal for one mentee");
        announce();
        assertThat(trellis.number("cohort_id from pair")).isEqualTo(1);
    }

    @Test
    void whoeverStillWaitsFromAnEarlierCohortIsInTheNextOnesRound() {
        olivia.says("cohort new").submits(Map.of("name", "Summer", "starts", "2026-06-01", "ends", "2026-10-31"));
        olivia.says("cohort new").submits(Map.of("name", "Winter", "starts", "2026-11-01", "ends", "2027-03-31"));
        olivia.says("cohort new").submits(Map.of("name", "Autumn", "starts", "2027-09-01", "ends", "2028-01-31"));
        twoPairsAndOneWhoWaits();
        cohort(1, "mara", "noor");
        cohort(2, "ben", "lina");
        cohort(3, "omar");
        olivia.says("match Winter").taps("See the proposal");
        assertThat(olivia.answer()).contains("a proposal for 2 mentees").doesNotContain("latecomer");
        enrolled.mentee("pia");
        cohort(1, "pia");
        enrolled.mentee("quinn");
        cohort(3, "quinn");
        assertThat(olivia.says("match").answer()).contains("latecomer");
        assertThat(trellis.bean(Gathering.class)
                        .joinedSince(
                                trellis.bean(Programs.class)
                                        .findByIdAndOrganizationId(1, 1)
                                        .orElseThrow(),
                                trellis.bean(MatchRounds.class)
                                        .findByIdAndOrganizationId(1, 1)
                                        .orElseThrow()))
                .as("Pia, and not Quinn, who waits for the autumn")
                .isEqualTo(1);
        announce();
        assertThat(trellis.count("pair where cohort_id = 2")).isEqualTo(2);
    }

    private void cohort(long cohort, String... users) {
        for (String user : users) {
            trellis.database()
                    .execute("update enrolment set cohort_id = " + cohort + " where person_id = " + enrolled.id(user));
        }
    }

    @Test
    void anAnnouncedRoundShowsItsReport() {
        twoPairsAndOneWhoWaits();
        olivia.says("match").taps("See the proposal");
        announce();
        olivia.taps("See the report");
        assertThat(olivia.answer()).contains("The round of Peers", "New pairs: 2", "Waiting: 1");
        olivia.taps("See the pairs");
        assertThat(olivia.answer()).contains("with Noor").doesNotContain("Lock");
        olivia.taps("Summary").taps("Who waits").taps("Find a mentor");
        assertThat(olivia.answer()).contains("There is nobody for Omar right now");
    }

    @Test
    void aProposalThatFailsAgainAndAgainIsTakenOutAndTheOthersAreAnnounced() {
        twoPairsAndOneWhoWaits();
        olivia.says("match");
        trellis.database()
                .execute(
                        "update match_proposal set mentor_id = null, score = 0 where mentee_id = "
                                + enrolled.id("noor"),
                        "update match_round set state = 'ANNOUNCING', due_at = '2026-11-19 00:00:00'");
        trellis.settle();
        assertThat(trellis.count("pair"))
                .as("of one step all or nothing is done")
                .isZero();
        for (int look = 0; look < 8; look++) {
            trellis.pass(RoundWork.LEASE.plusMinutes(1));
        }

        assertThat(trellis.text("state from match_round")).isEqualTo("ANNOUNCED");
        assertThat(trellis.text("group_concat(mentee_id) from pair")).isEqualTo("" + enrolled.id("lina"));
        assertThat(trellis.text("why from match_proposal where state = 'OUT'")).isEqualTo("NOT_ALLOWED");
    }
}
