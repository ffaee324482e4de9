package dev.trellis.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A3, E9, I7: one's own terms. */
@Tag("database")
class SettingsFlowTest {
    private final CoreFixture trellis = new CoreFixture();
    private final Persona olivia = trellis.person("olivia");
    private final Persona noor = trellis.person("noor");

    @AfterEach
    void close() {
        trellis.close();
    }

    @Test
    void settingsAreShownAndChanged() {
        noor.says("settings");
        assertThat(noor.answer()).contains("Europe/Berlin, because your profile doesn’t say", "09:00–17:00");
        noor.taps("Change").submits(Map.of("zone", "new york", "from", "10:30", "days", "MONDAY,TUESDAY"));
        assertThat(noor.message()).contains("Saved", "America/New_York", "10:30–17:00", "Monday, Tuesday");
    }

    @Test
    void howOftenOneIsAddressedIsAsTheProgramHasItUntilOneChooses() {
        noor.says("settings");
        assertThat(noor.answer()).contains("How often I speak first, at most: 3 messages a week");
        noor.says("settings explain");
        assertThat(noor.answer()).contains("3 messages a week – until you or a program chooses something else");
        olivia.says("program create Peers").submits(Map.of()).says("program settings");
        olivia.submits(Map.of("messages", "5"));
        olivia.says("program create Calm").submits(Map.of()).says("program settings Calm");
        olivia.submits(Map.of("messages", "2"));
        pair("Peers", "olivia", "noor");

        noor.says("settings explain");
        assertThat(noor.answer())
                .contains("How often I speak first, at most: 5 messages a week – set for everybody in Peers");
        pair("Calm", "noor", "mara");
        noor.says("settings");
        assertThat(noor.answer()).contains("2 messages a week, as your program has it");
        noor.says("settings explain");
        assertThat(noor.answer()).contains("2 messages a week – set for everybody in Calm");
        noor.says("settings").taps("Change").submits(Map.of("messages", "1"));
        assertThat(noor.answer()).contains("at most: one message a week");
        noor.says("settings explain");
        assertThat(noor.answer()).contains("one message a week – you chose it");
        noor.says("settings").taps("Change").submits(Map.of("messages", "program"));
        assertThat(noor.answer()).contains("2 messages a week, as your program has it");
    }

    private void pair(String program, String mentor, String mentee) {
        olivia.says("pair @" + mentor + " @" + mentee)
                .submits(Map.of(
                        "program", Long.toString(trellis.number("id from program where name = '" + program + "'"))));
    }

    @Test
    void mistakesAreNamedAtTheirField() {
        noor.says("settings").taps("Change").submits(Map.of("from", "18:00"));
        assertThat(noor.answer()).isEqualTo("to: The end has to be after the start.");
        noor.submits(Map.of("zone", "Atlantis"));
        assertThat(noor.answer()).contains("zone: I don’t know the time zone “Atlantis”");
        noor.submits(Map.of("days", ""));
        assertThat(noor.answer()).contains("days: Please fill this in.");
    }

    @Test
    void whoMovesIsAskedAtTheirNewMorning() {
        noor.speaking("en", "Europe/Berlin").says("help");
        olivia.says("program create Peers").submits(Map.of());
        olivia.says("pair @mara @noor");
        noor.says("settings").taps("Change").submits(Map.of("zone", "Tokyo"));
        trellis.passUntil("2026-11-23T00:59");
        assertThat(noor.message()).doesNotContain("check-in");
        trellis.passUntil("2026-11-23T01:00");
        assertThat(noor.message()).contains("A quick check-in");
    }

    @Test
    void aPauseEndsByItselfAndSaysSo() {
        noor.says("pause 3 days");
        assertThat(noor.answer()).contains("All quiet until Sunday, November 22");
        noor.says("status");
        assertThat(noor.answer()).contains("You are paused until");
        trellis.passUntil("2026-11-23T10:00");
        assertThat(noor.message()).contains("Your pause is over");
    }

    @Test
    void aPauseCanBeEndedByATap() {
        noor.says("pause 2026-12-24").taps("Resume now");
        assertThat(noor.answer()).contains("Welcome back");
        noor.says("resume");
        assertThat(noor.answer()).contains("You weren’t paused");
    }

    @Test
    void whatIsNoDayGetsASentence() {
        noor.says("pause whenever");
        assertThat(noor.answer()).contains("I can’t read “whenever” as a day");
        noor.says("pause 2020-01-01");
        assertThat(noor.answer()).contains("not in the future");
        noor.says("pause 900 days");
        assertThat(noor.answer()).contains("more than a year");
        noor.says("pause").submits(Map.of("until", "2026-11-01"));
        assertThat(noor.answer()).contains("until: That day is not in the future");
    }

    @Test
    void daysAreReadAsPeopleTypeThem() {
        LocalDate today = LocalDate.of(2026, 11, 19);
        assertThat(Until.day("2 weeks", today)).contains(LocalDate.of(2026, 12, 3));
        assertThat(Until.day("2w", today)).contains(LocalDate.of(2026, 12, 3));
        assertThat(Until.day("bis 3 Tage", today)).contains(LocalDate.of(2026, 11, 22));
        assertThat(Until.day("until 2026-12-01", today)).contains(LocalDate.of(2026, 12, 1));
        assertThat(Until.day("1.12.2026", today)).contains(LocalDate.of(2026, 12, 1));
        assertThat(Until.day("1 month", today)).contains(LocalDate.of(2026, 12, 19));
        assertThat(Until.day("31.2.2026", today)).isEmpty();
        assertThat(Until.day("2026-13-01", today)).isEmpty();
    }
}
