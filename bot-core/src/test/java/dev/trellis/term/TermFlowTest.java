package dev.trellis.term;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.message.Button;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** B1: the lists of a program are its template's, until an admin words them. */
@Tag("database")
class TermFlowTest {
    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");

    @BeforeEach
    void aProgram() {
        olivia.says("program create Peers").submits(Map.of());
    }

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void aProgramBeginsWithTheListsOfItsTemplate() {
        olivia.says("skills");
        assertThat(olivia.answer())
                .contains("Peers: what people choose from", "Writing clearly", "More confidence", "Patience", "Music")
                .contains("None: nobody is asked about groups")
                .doesNotContain("@");
        assertThat(trellis.count("program_term where kind = 'SKILL'")).isEqualTo(11);
    }

    @Test
    void anAdminWordsAListAndWhatIsLeftStaysTheTemplates() {
        olivia.speaking("de", "Europe/Berlin").says("skills").taps("Ändern: Fähigkeiten");
        olivia.submits(Map.of("lines", "Klar schreiben\nImkern"));
        assertThat(olivia.answer()).contains("Gespeichert: Fähigkeiten von Peers", "Klar schreiben", "Imkern");

        assertThat(trellis.text("group_concat(tag order by place) from program_term where kind = 'SKILL'"))
                .isEqualTo("@writing,Imkern");
        assertThat(trellis.count("audit_entry where act = 'skills change'")).isEqualTo(1);
        olivia.speaking("en", "Europe/Berlin").says("skills");
        assertThat(olivia.answer()).contains("Writing clearly", "Imkern").doesNotContain("Networking");
    }

    @Test
    void ofTwoAdminsAtOnceTheSecondIsToldAndGetsTheirWordsBack() {
        Persona ada = trellis.person("ada").says("help");
        olivia.says("role @ada admin");
        olivia.says("skills").taps("Change: goals");
        ada.says("skills").taps("Change: goals").submits(Map.of("lines", "Growing up"));
        olivia.submits(Map.of("lines", "Staying young"));

        assertThat(olivia.answer())
                .contains("Somebody else has changed the goals of Peers", "Growing up", "“Staying young”");
        assertThat(trellis.text("tag from program_term where kind = 'GOAL'")).isEqualTo("Growing up");
    }

    @Test
    void aCopyOfAProgramHasItsLists() {
        olivia.says("skills").taps("Change: groups").submits(Map.of("lines", "Parents"));
        olivia.says("program duplicate Peers").submits(Map.of("name", "Copy"));
        olivia.says("skills Copy");

        assertThat(olivia.answer()).contains("Parents", "Writing clearly");
    }

    @Test
    void aProgramOfBeforeGetsItsTemplatesLists() {
        trellis.database().execute("delete from program_term");
        olivia.says("skills");

        assertThat(olivia.answer()).contains("Writing clearly");
        assertThat(trellis.count("program_term")).isEqualTo(35);
    }

    @Test
    void aListThatNobodyNeedsMayBeEmptyButSkillsMayNot() {
        olivia.says("skills").taps("Change: interests").submits(Map.of("lines", ""));
        assertThat(olivia.answer()).contains("Saved: the interests of Peers", "nobody is asked about it");
        olivia.says("skills").taps("Change: skills").submits(Map.of("lines", ""));
        assertThat(olivia.answer()).contains("lines: ");

        assertThat(trellis.count("program_term where kind = 'SKILL'")).isEqualTo(11);
    }

    @Test
    void onlyAdminsOfThisOrganizationChangeThem() {
        Persona mara = trellis.person("mara").says("skills");
        assertThat(mara.answer()).contains("Only program admins");
        mara.submits("intake.list", Map.of("program", "1", "kind", "skill"), Map.of("lines", "x"));
        assertThat(mara.answer()).contains("Only program admins");
        trellis.anotherOrganization("W2");
        Persona eve = trellis.person("W2", "eve");
        eve.sends(Button.Action.of("intake.lists", "program", 1));

        assertThat(trellis.count("program_term where tag = 'x'")).isZero();
    }
}
