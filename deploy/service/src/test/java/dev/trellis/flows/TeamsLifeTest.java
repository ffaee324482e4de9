package dev.trellis.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.standins.Fault;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The main job in Teams, in German, and a pair across both chats. A story: each test goes on where the last one ended. */
@Tag("database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TeamsLifeTest {
    private Town town;

    @BeforeAll
    void open() {
        town = new Town().settled();
    }

    @AfterAll
    void close() {
        town.close();
    }

    @Test
    @Order(1)
    void pairingByMentionInAChannelTellsBothInTheirOwnLanguage() {
        town.renata.saysIn(Town.TEAMS_CHANNEL, "@Trellis pair @Tomás Thistle @Yuki Yarrow");
        assertThat(town.tomas.message()).contains("you are now mentoring", "Yuki Yarrow");
        assertThat(town.yuki.message()).contains("begleitet dich jetzt", "Tomás Thistle");
        assertThat(String.join("\n", town.tomas.messagesIn(Town.TEAMS_CHANNEL))).doesNotContain("first check-in");
    }

    @Test
    @Order(2)
    void theNudgeIsAnsweredWithOneTapAndTheCardBecomesTheReceipt() {
        town.passUntil("2026-11-23T09:00");
        assertThat(town.yuki.message()).contains("Fühlst du dich sicher", "4 · ziemlich");
        town.teams.misbehaviour().next("adaptiveCard/action", new Fault.DuplicateDelivery(2, false));
        town.yuki.taps("4 · ziemlich");
        assertThat(town.count("check_in_answer")).isEqualTo(1);
        assertThat(town.yuki.message()).contains("Danke", "4 · ziemlich", "Antwort ändern");
    }

    @Test
    @Order(3)
    void wordsAreAddedInADialog() {
        town.yuki.taps("Etwas dazuschreiben");
        assertThat(town.yuki.person.dialog().orElseThrow().title()).isEqualTo("Ein paar Worte");
        town.yuki.submits(
                "Speichern", Map.of("field.words", "**Gut** [so](https://x.example)", "field.audience", "ME"));
        assertThat(town.yuki.person.dialog()).isEmpty();
        assertThat(town.yuki.message()).contains("**Gut** [so](https://x.example)");
    }

    @Test
    @Order(4)
    void aMentorOnTeamsAndAMenteeOnSlackAreOnePair() {
        town.olivia.commands("pair \"Tomás Thistle\" @noor");
        assertThat(town.tomas.message()).contains("you are now mentoring", "Noor Nettle");
        assertThat(town.noor.message()).contains("is now your mentor", "Tomás Thistle");
    }

    @Test
    @Order(5)
    void aFormThatNeedsAnotherLookStaysOpen() {
        town.yuki.says("settings").taps("Ändern");
        town.yuki.submits("Speichern", Map.of("field.zone", "Atlantis"));
        assertThat(town.yuki.person.dialog()).isPresent();
        assertThat(Visible.text(town.yuki.person.dialog().orElseThrow().card())).contains("Atlantis");
        town.yuki.submits("Speichern", Map.of("field.zone", "Wien", "field.language", "en"));
        assertThat(town.yuki.person.dialog()).isPresent();
        town.yuki.submits("Speichern", Map.of("field.zone", "Vienna", "field.language", "en"));
        assertThat(town.yuki.person.dialog()).isEmpty();
        assertThat(town.yuki.message()).contains("Saved", "Europe/Vienna");
    }

    @Test
    @Order(6)
    void wordsInTheChatAreTheSameCommands() {
        town.tomas.says("status");
        assertThat(town.tomas.message()).contains("You mentor", "Yuki Yarrow", "Noor Nettle");
        town.tomas.says("gibberish");
        assertThat(town.tomas.message()).contains("I didn’t get that");
    }
}
