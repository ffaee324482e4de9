package dev.trellis.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.message.Button;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** C9: admins pair by hand. */
@Tag("database")
class PairingFlowTest {
    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Persona mara = trellis.person("mara");
    private final Persona noor = trellis.person("noor");

    @BeforeEach
    void meet() {
        mara.says("help");
        noor.says("help");
        olivia.says("program create Peers").submits(Map.of("purpose", "Learn from *each other*"));
        assertThat(olivia.message()).contains("The program Peers is ready");
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void bothAreToldWhoTheOtherIsAndWhatComesNext() {
        olivia.says("pair @mara @noor");
        assertThat(mara.message()).contains("you are now mentoring Noor in Peers", "[Propose a meeting]");
        assertThat(noor.message()).contains("Mara is now your mentor", "“Learn from *each other*”");
    }

    @Test
    void withoutProgramPeopleAreToldToStartOne() {
        trellis.database().execute("update program set ended_at = now(6)");
        olivia.says("pair @mara @noor");
        assertThat(olivia.answer()).contains("There is no program yet");
    }

    @Test
    void peopleAreFoundByNameToo() {
        olivia.says("pair mara Noor");
        assertThat(olivia.answer()).contains("Mara mentors Noor");
    }

    @Test
    void aNameThatFitsNobodyOrSeveralGetsAClearSentence() {
        olivia.says("pair Zoe Noor");
        assertThat(olivia.answer()).contains("I don’t know who “Zoe” is");
        trellis.person("marabel").says("help");
        trellis.person("maraike").says("help");
        olivia.says("pair mar Noor");
        assertThat(olivia.answer()).contains("“mar” fits several people: Mara, Marabel, Maraike");
        olivia.says("pair % Noor");
        assertThat(olivia.answer()).contains("I don’t know who “%” is");
    }

    @Test
    void withoutNamesAFormAsks() {
        olivia.says("pair");
        assertThat(olivia.form().name()).isEqualTo("pairing.pair");
        String mentor = Long.toString(trellis.number("id from person where display_name = 'Mara'"));
        String mentee = Long.toString(trellis.number("id from person where display_name = 'Noor'"));
        olivia.submits(Map.of("mentor", mentor, "mentee", mentor));
        assertThat(olivia.answer()).contains("mentee: Please choose two different people.");
        olivia.submits(Map.of("mentor", mentor, "mentee", mentee));
        assertThat(olivia.message()).contains("Mara mentors Noor");
    }

    @Test
    void nobodyMentorsThemselvesTwiceOrTheOtherWayRound() {
        olivia.says("pair @mara @mara");
        assertThat(olivia.answer()).contains("can’t be their own mentor");
        olivia.says("pair @mara @noor").says("pair @mara @noor");
        assertThat(olivia.answer()).contains("a pair already");
        olivia.says("pair @noor @mara");
        assertThat(olivia.answer()).contains("Mara is already mentoring Noor");
        assertThat(trellis.count("pair")).isEqualTo(1);
    }

    @Test
    void wrongArgumentsShowHowItIsSaid() {
        olivia.says("pair @mara @noor now");
        assertThat(olivia.answer()).contains("“now”", "pair [mentor] [mentee]");
        olivia.says("cadence @mara");
        assertThat(olivia.answer()).contains("I still need the mentee", "cadence <mentor> <mentee> <cadence>");
    }

    @Test
    void endingAsksFirstAndTellsBoth() {
        olivia.says("pair @mara @noor").says("unpair @noor @mara");
        assertThat(olivia.answer()).contains("End the pair of Mara and Noor?");
        olivia.taps("Keep it");
        assertThat(trellis.count("pair where state = 'ACTIVE'")).isEqualTo(1);
        olivia.says("unpair @mara @noor").taps("End it");
        assertThat(olivia.answer()).contains("has ended");
        assertThat(mara.message()).contains("Your mentoring with Noor has come to its end");
        assertThat(noor.message()).contains("Your mentoring with Mara has come to its end");
        olivia.sends(Button.Action.of("pairing.unpair-yes", "pair", 1));
        assertThat(olivia.answer()).contains("has ended already");
    }

    @Test
    void anEndedPairCanStartAnew() {
        olivia.says("pair @mara @noor").says("unpair @mara @noor").taps("End it");
        olivia.says("pair @mara @noor");
        assertThat(olivia.answer()).contains("Mara mentors Noor");
        assertThat(trellis.count("pair where together = 1")).isEqualTo(1);
    }

    @Test
    void theListShowsThePairsOfTheOwnOrganizationOnly() {
        olivia.says("pair @mara @noor").says("pairs");
        assertThat(olivia.answer()).contains("One pair", "Mara mentors Noor");
        trellis.anotherOrganization("W2");
        trellis.person("W2", "eve").says("help");
        trellis.database()
                .execute("insert into role_grant (organization_id, person_id, role, granted_at)"
                        + " select organization_id, id, 'ADMIN', now() from person where display_name = 'Eve'");
        Persona eve = trellis.person("W2", "eve").says("pairs");
        assertThat(eve.answer()).contains("No pairs yet").doesNotContain("Mara");
        eve.sends(Button.Action.of("pairing.unpair-yes", "pair", 1));
        assertThat(trellis.count("pair where state = 'ACTIVE'")).isEqualTo(1);
        eve.says("pair mara noor");
        assertThat(eve.answer()).contains("I don’t know who “mara” is");
    }

    @Test
    void aPairCanHaveItsOwnCadence() {
        olivia.says("pair @mara @noor").says("cadence @mara @noor FREQ=WEEKLY;BYDAY=WE");
        assertThat(olivia.answer()).contains("FREQ=WEEKLY;BYDAY=WE");
        trellis.passUntil("2026-11-24T12:00");
        assertThat(noor.message()).contains("is now your mentor");
        trellis.passUntil("2026-11-25T09:00");
        assertThat(noor.message()).contains("A quick check-in");
        olivia.says("cadence @mara @noor sometimes");
        assertThat(olivia.answer()).contains("I know these rhythms: daily, weekly");
    }
}
