package dev.trellis.matching.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.message.Button;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** C1: whoever comes late is matched into what goes on. */
@Tag("database")
class LateJoinersTest {
    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Enrolled enrolled = new Enrolled(trellis);

    @BeforeEach
    void proposed() {
        olivia.says("program create Peers").submits(Map.of());
        enrolled.mentorWithLimit("mara", 1, "Excel");
        enrolled.mentorWithLimit("ben", 1, "Writing");
        enrolled.mentee("noor", "Writing");
        olivia.says("match").taps("See the proposal");
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void whoJoinedSinceIsAddedAndProposedPairsStay() {
        enrolled.mentee("lina", "Writing");
        enrolled.mentee("omar");
        olivia.says("match").taps("Add 2 latecomers");
        assertThat(olivia.answer())
                .contains("Pairs that were proposed stayed as they were", "a proposal for 3 mentees");
        assertThat(trellis.number("mentor_id from match_proposal where mentee_id = " + enrolled.id("noor")))
                .isEqualTo(enrolled.id("ben"));
        assertThat(trellis.count("match_proposal where state = 'PROPOSED'")).isEqualTo(2);
        assertThat(trellis.count("match_proposal where state = 'WAITING'")).isEqualTo(1);
        assertThat(olivia.answer()).doesNotContain("latecomer", "Undo");
    }

    @Test
    void afterAnAnnouncementTheyAreARoundOfTheirOwn() {
        olivia.taps("Announce").taps("Yes, announce");
        trellis.settle();
        enrolled.mentee("lina", "Excel");
        olivia.says("match").taps("See the proposal").taps("Announce").taps("Yes, announce");
        trellis.settle();
        assertThat(trellis.count("match_round where state = 'ANNOUNCED'")).isEqualTo(2);
        assertThat(trellis.count("pair where together = 1")).isEqualTo(2);
    }

    @Test
    void forOneWhoWaitsTheBestThreeAreSuggestedWithReasonsAndPairedByATap() {
        enrolled.mentor("carla", "Writing");
        enrolled.mentor("dina");
        enrolled.mentee("lina", "Writing");
        olivia.sends(Button.Action.of("match.suggest", "program", 1, "person", enrolled.id("lina")));
        assertThat(olivia.answer())
                .contains("Who could mentor Lina in Peers?", "Ben: fit", "Carla: fit", "knows what Lina wants to learn")
                .doesNotContain("Mara: fit");
        olivia.taps("Pair with Carla");
        assertThat(olivia.answer()).contains("Done: Carla mentors Lina");
        trellis.settle();
        assertThat(trellis.person("lina").message()).contains("Carla knows what you want to learn: Writing.");
        assertThat(trellis.count("pair where together = 1")).isEqualTo(1);
        olivia.sends(Button.Action.of("match.suggest", "program", 1, "person", enrolled.id("lina")));
        assertThat(olivia.answer()).contains("doesn’t wait for a mentor");
    }

    @Test
    void aSuggestionThatIsNotPossibleAnyMoreChangesNothing() {
        trellis.person("mara").says("pause 3 weeks");
        olivia.sends(new Button.Action(
                "match.suggest-pair",
                Map.of(
                        "program", "1",
                        "person", Long.toString(enrolled.id("noor")),
                        "mentor", Long.toString(enrolled.id("mara")))));
        assertThat(olivia.answer()).contains("not possible any more");
        assertThat(trellis.count("pair")).isZero();
    }

    @Test
    void nobodyIsSuggestedWhomTheRulesForbid() {
        olivia.says("match forbid @mara @noor").says("match forbid @noor @ben");
        olivia.sends(Button.Action.of("match.suggest", "program", 1, "person", enrolled.id("noor")));
        assertThat(olivia.answer()).contains("There is nobody for Noor", "2 are left out by other rules");
    }
}
