package dev.trellis.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.Reply;
import dev.trellis.conversation.message.Element;
import dev.trellis.planning.WeeklyRhythm;
import dev.trellis.program.Programs;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.MemoryChat;
import dev.trellis.testkit.Persona;
import dev.trellis.testkit.Rows;
import dev.trellis.testkit.TestClock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** G1: the weekly digest in a team's channel. */
@Tag("database")
class DigestFlowTest {
    private static final Instant MONDAY =
            TestClock.at("2026-11-23T09:00", CoreFixture.HOUSE).instant();

    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");

    @BeforeEach
    void program() {
        olivia.says("program create Peers").submits(Map.of());
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void aChannelBecomesTheDigestsAndGetsThePostOnceAWeek() {
        olivia.saysIn("team", "digest here");
        assertThat(olivia.answer()).contains("this channel gets the digest of Peers: Mondays at 09:00 (Europe/Berlin)");
        Program1.weeks(trellis, 6, 5, 4);
        digestAt(MONDAY);
        assertThat(channel())
                .singleElement()
                .satisfies(post -> assertThat(post.text())
                        .contains(
                                "The week in Peers",
                                "November 16 to Sunday, November 22",
                                "80% of those asked took part")
                        .contains("Worth trying:", "Only numbers about 5 or more people"));
        digestAt(MONDAY);
        digestAt(MONDAY.plusSeconds(3600));
        assertThat(channel()).hasSize(1);
        assertThat(Rows.number(trellis.database(), "select count(*) from digest"))
                .isEqualTo(1);
    }

    @Test
    void theChartHasEveryWeekThatMayBeShown() {
        olivia.saysIn("team", "digest here");
        Program1.weeks(trellis, 3, 6, 3);
        digestAt(MONDAY);
        Element.Chart chart = channel().getFirst().card().elements().stream()
                .filter(Element.Chart.class::isInstance)
                .map(Element.Chart.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(chart.series().getFirst().values()).containsExactly(50.0, 50.0, 50.0);
        assertThat(chart.categories()).hasSize(3);
        assertThat(channel().getFirst().text()).contains("Participation went from 50% to 50%");
    }

    @Test
    void fewerThanFivePeopleGetNoNumberAtAll() {
        olivia.saysIn("team", "digest here");
        Program1.weeks(trellis, 6, 4, 4);
        digestAt(MONDAY);
        assertThat(channel()).singleElement().satisfies(post -> {
            assertThat(post.text()).contains("A small circle so far").doesNotContain("%", "100", "took part");
            assertThat(post.card().elements()).noneMatch(Element.Chart.class::isInstance);
        });
    }

    @Test
    void peopleAreCountedOnceAndThoseWhoWereAwayNotAtAll() {
        olivia.saysIn("team", "digest here");
        Program1.weeks(trellis, 1, 5, 5);
        // Asked a second time in the week without an answer, and a sixth person who was away: nothing changes.
        trellis.database()
                .execute(
                        "insert into check_in (organization_id, pair_id, person_id, indicator, state, asked_at, closes_at)"
                                + " select organization_id, pair_id, person_id, indicator, 'CLOSED', asked_at, closes_at from check_in",
                        "update check_in set state = 'EXCUSED' where id = 6");
        Program1.pair(trellis, 6);
        Program1.checkIn(trellis, 6, "2026-11-17 09:00:00", "EXCUSED", 0);
        digestAt(MONDAY);
        assertThat(channel().getFirst().text()).contains("100% of those asked took part");
    }

    @Test
    void meetingsAndNewPairsAreCountedIfTheyAreAboutEnoughPeople() {
        olivia.saysIn("team", "digest here");
        Program1.weeks(trellis, 1, 5, 5);
        for (int pair = 1; pair <= 3; pair++) {
            Program1.meeting(trellis, pair, "2026-11-18 09:00:00", "HELD");
        }
        Program1.meeting(trellis, 1, "2026-11-19 09:00:00", "NOT_HELD");
        // Two meetings of two pairs are about four people.
        Program1.meeting(trellis, 1, "2026-11-25 09:00:00", "AGREED");
        Program1.meeting(trellis, 2, "2026-11-25 09:00:00", "AGREED");
        trellis.database().execute("update pair set started_at = '2026-11-17 09:00:00' where id <= 2");
        digestAt(MONDAY);
        assertThat(channel().getFirst().text())
                .contains("3 meetings took place.")
                .doesNotContain("planned for this week", "got together");
    }

    @Test
    void answersThatGoUpAreSaidWithoutANumber() {
        olivia.saysIn("team", "digest here");
        Program1.weeks(trellis, 6, 5, 5);
        trellis.database()
                .execute("update check_in_answer a join check_in c on c.id = a.check_in_id set a.score = 5"
                        + " where c.asked_at >= '2026-11-01'");
        digestAt(MONDAY);
        assertThat(channel().getFirst().text()).contains("are going up");
    }

    @Test
    void nothingNewIsNothingPosted() {
        olivia.saysIn("team", "digest here");
        digestAt(MONDAY);
        assertThat(channel()).isEmpty();
        olivia.says("digest now");
        assertThat(olivia.answer()).contains("nothing new in Peers");
        assertThat(Rows.number(trellis.database(), "select count(*) from digest"))
                .isZero();
    }

    @Test
    void whatIsDaysLateIsNotPosted() {
        olivia.saysIn("team", "digest here");
        Program1.weeks(trellis, 1, 5, 5);
        trellis.clock().set(MONDAY.plusSeconds(3 * 86_400));
        trellis.bean(WeeklyDigest.class).run(1, 1, MONDAY);
        trellis.settle();
        assertThat(channel()).isEmpty();
    }

    @Test
    void nowPostsThisWeeksAndASecondTimeSaysSo() {
        Program1.weeks(trellis, 6, 5, 4);
        trellis.clock().set(MONDAY);
        olivia.says("digest now");
        assertThat(olivia.answer()).contains("has no channel yet");
        olivia.saysIn("team", "digest here");
        olivia.says("digest now");
        assertThat(olivia.answer()).contains("is on its way");
        assertThat(channel()).hasSize(1);
        olivia.says("digest now");
        assertThat(olivia.answer()).contains("has been posted", "once a week is enough");
        assertThat(channel()).hasSize(1);
        assertThat(Rows.value(
                        trellis.database(),
                        "select group_concat(act order by id) from audit_entry where act like 'digest%'"))
                .isEqualTo("digest here,digest now");
    }

    @Test
    void aPreviewIsForTheOneWhoAskedOnly() {
        Program1.weeks(trellis, 6, 5, 4);
        trellis.clock().set(MONDAY);
        olivia.saysIn("team", "digest preview");
        assertThat(olivia.reply()).isInstanceOf(Reply.Show.class);
        assertThat(olivia.answer()).contains("80% of those asked took part");
        olivia.saysIn("team", "digest");
        assertThat(olivia.answer()).contains("Once a week I post", "It goes to no channel yet", "80%");
        assertThat(channel()).isEmpty();
    }

    @Test
    void hereIsSaidInAChannel() {
        olivia.says("digest here");
        assertThat(olivia.answer()).contains("Say this in the channel");
        assertThat(trellis.bean(Programs.class).withDigest()).isEmpty();
    }

    @Test
    void offStopsIt() {
        olivia.saysIn("team", "digest here");
        olivia.says("digest off");
        assertThat(olivia.answer()).contains("is off");
        assertThat(trellis.bean(WeeklyDigest.class).rhythms()).isEmpty();
        olivia.says("digest off");
        assertThat(olivia.answer()).contains("off already");
    }

    @Test
    void withSeveralProgramsOneIsChosenByNameOrInAForm() {
        olivia.says("program create Second one").submits(Map.of());
        olivia.saysIn("team", "digest here second ONE");
        assertThat(olivia.answer()).contains("the digest of Second one");
        olivia.saysIn("team", "digest here").submits(Map.of("program", "1"));
        assertThat(olivia.message()).contains("the digest of Peers");
        assertThat(trellis.bean(Programs.class).withDigest()).hasSize(2);
        olivia.says("digest off third");
        assertThat(olivia.answer()).contains("called “third”");
    }

    @Test
    void rhythmsPassOverAProgramWithoutAValidZone() {
        olivia.saysIn("team", "digest here");
        assertThat(trellis.bean(WeeklyDigest.class).rhythms())
                .containsExactly(new WeeklyRhythm(
                        1, 1, ZoneId.of("Europe/Berlin"), java.time.DayOfWeek.MONDAY, LocalTime.of(9, 0)));
        trellis.database().execute("update program set time_zone = 'Mars/Olympus'");
        assertThat(trellis.bean(WeeklyDigest.class).rhythms()).isEmpty();
        trellis.bean(WeeklyDigest.class).run(1, 1, MONDAY);
        olivia.says("digest preview");
        assertThat(olivia.answer()).contains("is not one I know");
    }

    @Test
    void theChannelIsSpokenToInTheLanguageOfWhoSetItUp() {
        olivia.speaking("de", "Europe/Berlin").saysIn("team", "digest here");
        assertThat(olivia.answer()).contains("Ab jetzt bekommt dieser Kanal den Wochenrückblick von Peers: montags");
        Program1.weeks(trellis, 2, 5, 4);
        digestAt(MONDAY);
        assertThat(channel().getFirst().text())
                .contains("Die Woche in Peers", "80 % der Gefragten haben mitgemacht", "Montag, 16. November");
    }

    @Test
    void onlyAdminsMay() {
        Persona noor = trellis.person("noor");
        noor.saysIn("team", "digest here");
        assertThat(trellis.bean(Programs.class).withDigest()).isEmpty();
    }

    @Test
    void anotherOrganizationsNumbersAndProgramsAreOutOfReach() {
        olivia.saysIn("team", "digest here");
        Program1.weeks(trellis, 1, 5, 5);
        trellis.anotherOrganization("W2");
        trellis.clock().set(MONDAY);
        trellis.bean(WeeklyDigest.class).run(2, 1, MONDAY);
        trellis.settle();
        assertThat(channel()).isEmpty();
        // Rows of the other organization on the same program are not counted.
        trellis.database()
                .execute("update check_in set organization_id = 2 where id <= 1", "update program set name = 'Peers'");
        olivia.says("digest preview");
        assertThat(olivia.answer()).contains("A small circle so far");
    }

    private void digestAt(Instant moment) {
        trellis.clock().set(moment);
        trellis.bean(WeeklyDigest.class).run(1, 1, moment);
        trellis.settle();
    }

    private List<MemoryChat.Post> channel() {
        return trellis.chat().posts("team");
    }
}
