package dev.trellis.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.message.Button;
import dev.trellis.person.Right;
import dev.trellis.person.Role;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's manners: help from the grammar, a useful sentence for every bad input, roles, repeats. */
@Tag("database")
class TalkingTest {
    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Persona noor = trellis.person("noor");

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void helpShowsEachPersonWhatTheyMaySay() {
        noor.says("help");
        assertThat(noor.answer()).contains("checkin", "settings", "pause").doesNotContain("unpair", "program create");
        olivia.says("help");
        Talk talk = trellis.bean(Talk.class);
        talk.commands().forEach(command -> assertThat(olivia.answer()).contains(command.name()));
    }

    @Test
    void nothingIsDeclaredWithoutAHelpTextInEveryLanguage() {
        noor.speaking("de-DE", "Europe/Berlin");
        trellis.bean(Talk.class).commands().forEach(command -> {
            olivia.says("help " + command.name());
            assertThat(olivia.answer())
                    .as(command.name())
                    .contains(command.words().getFirst());
        });
        noor.says("help");
        assertThat(noor.answer()).contains("Was ich für dich tun kann");
    }

    @Test
    void sayingNothingIsAskingForHelp() {
        noor.says("");
        assertThat(noor.answer()).contains("What I can do for you");
    }

    @Test
    void aSlipOfTheFingerGetsTheNearestCommand() {
        noor.says("setings");
        assertThat(noor.answer()).contains("Did you mean settings?");
        olivia.says("progam create");
        assertThat(olivia.answer()).contains("Did you mean program create");
    }

    @Test
    void aParticipantIsNotToldWhomElseTrellisKnowsAndMeetsNobodyByMentioningThem() {
        trellis.person("maraike").says("help");
        trellis.person("marabel").says("help");
        noor.says("meet mar");
        assertThat(noor.answer()).contains("I don’t know who “mar” is").doesNotContain("Maraike", "Marabel");
        noor.says("meet maraike");
        assertThat(noor.answer()).contains("I don’t know who “maraike” is");
        long before = trellis.count("person");
        noor.says("meet @nobodyyet");
        assertThat(noor.answer()).contains("I don’t know who “Nobodyyet” is");
        assertThat(trellis.count("person")).isEqualTo(before);
    }

    @Test
    void aSuggestionNeverOffersWhatThePersonMayNotDo() {
        noor.says("unpairr");
        assertThat(noor.answer()).doesNotContain("unpair ").contains("[What can you do?]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "good morning!",
                "🦄🦄🦄",
                "مرحبا بالعالم",
                "<@U123|x> <!channel>",
                "'; drop table person; --",
                "\u0000\u0007",
                "/mentor",
                "help\nstatus"
            })
    void whateverIsTypedGetsAnAnswer(String typed) {
        noor.says(typed);
        assertThat(noor.answer()).isNotBlank();
    }

    @Test
    void tenThousandCharactersGetAnAnswerToo() {
        noor.says("x".repeat(10_000));
        assertThat(noor.answer()).contains("I didn’t get that");
        noor.says("y ".repeat(5_000));
        assertThat(noor.answer()).contains("I didn’t get that");
    }

    @Test
    void whoMayNotIsToldKindlyAndItIsAudited() {
        noor.says("pair @mara @noor");
        assertThat(noor.answer()).contains("Only program admins can do that");
        noor.sends(Button.Action.of("pairing.unpair-yes", "pair", 1));
        assertThat(noor.answer()).contains("Only program admins");
        noor.asksFor(Button.Action.of("program.create"));
        assertThat(noor.answer()).contains("Only program admins");
        noor.submits("program.create", Map.of(), Map.of("name", "Mine", "cadence", "weekly"));
        assertThat(noor.message()).contains("Only program admins");
        assertThat(trellis.count("audit_entry where outcome = 'REFUSED'")).isEqualTo(4);
        assertThat(trellis.count("program")).isZero();
    }

    @Test
    void unknownActionsAndFormsAreAnsweredAndChangeNothing() {
        noor.sends(Button.Action.of("no.such.action"));
        assertThat(noor.answer()).contains("doesn’t work any more");
        noor.asksFor(Button.Action.of("no.such.form"));
        assertThat(noor.answer()).contains("doesn’t work any more");
        noor.submits("no.such.form", Map.of(), Map.of());
        assertThat(noor.message()).contains("doesn’t work any more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "-1", "9999999999999999999999", "1 or 1=1"})
    void claimsThatNoButtonMakesAreRefused(String id) {
        noor.sends(new Button.Action("checkin.answer", Map.of("checkIn", id, "score", "3", "asking", "0")));
        assertThat(noor.answer()).isNotBlank().doesNotContain("went wrong");
    }

    @Test
    void aFormIsCheckedAgainWhateverTheClientChecked() {
        olivia.submits("program.create", Map.of(), Map.of("name", "  ", "cadence", "hourly"));
        assertThat(olivia.answer())
                .contains("name: Please fill this in.", "cadence: Please choose one of the options.");
        assertThat(trellis.count("program")).isZero();
    }

    @Test
    void aPersonWhoIsNewGetsAPersonAndARoleOfTheirOwn() {
        noor.says("help");
        trellis.person("ada").says("help");
        assertThat(trellis.count("person")).isEqualTo(2);
        assertThat(Role.PARTICIPANT.carries(Right.RUN_PROGRAMS)).isFalse();
        assertThat(Role.OWNER.carries(Right.RUN_PROGRAMS)).isTrue();
    }

    @Test
    void theLanguageFollowsTheChatProfileUntilSomebodyChooses() {
        noor.speaking("de-AT", "Europe/Vienna").says("status");
        assertThat(noor.answer()).contains("Dein Mentoring, Noor");
        noor.says("settings").taps("Ändern").submits(Map.of("language", "en"));
        noor.says("status");
        assertThat(noor.answer()).contains("Your mentoring, Noor");
    }
}
