package dev.trellis.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** I6, I7: the same text in every language and zone, and nobody's words ever become markup. */
class VoiceTest {
    private static final Voice ENGLISH = new Voice(Language.ENGLISH, ZoneId.of("America/New_York"));
    private static final Voice GERMAN = new Voice(Language.GERMAN, ZoneId.of("Europe/Berlin"));
    private static final Instant AT = Instant.parse("2026-11-23T14:00:00Z");

    @Test
    void aMomentIsSaidInTheReadersZoneAndLanguage() {
        Text moment = new Text.Moment(AT, Text.Moment.Form.DAY_AND_TIME);
        assertThat(ENGLISH.plain(moment)).contains("Monday", "November 23", "9:00");
        assertThat(GERMAN.plain(moment)).contains("Montag", "23. November", "15:00");
    }

    @Test
    void aDayIsTheSameInEveryZone() {
        Voice chatham = new Voice(Language.ENGLISH, ZoneId.of("Pacific/Chatham"));
        Text day = new Text.Day(LocalDate.of(2026, 11, 23));
        assertThat(chatham.plain(day)).isEqualTo(ENGLISH.plain(day)).contains("November 23");
    }

    @Test
    void aDateHasItsYear() {
        Voice chatham = new Voice(Language.ENGLISH, ZoneId.of("Pacific/Chatham"));
        Text date = new Text.Date(LocalDate.of(2027, 1, 4));
        assertThat(chatham.plain(date)).isEqualTo("January 4, 2027");
        assertThat(GERMAN.plain(date)).isEqualTo("4. Januar 2027");
        Text moment = new Text.Moment(Instant.parse("2026-12-31T23:30:00Z"), Text.Moment.Form.DATE);
        assertThat(GERMAN.plain(moment)).isEqualTo("1. Januar 2027");
    }

    @Test
    void pluralsAreRight() {
        assertThat(ENGLISH.plain(Text.of("pairing.list", "count", 0))).isEqualTo("No pairs yet");
        assertThat(ENGLISH.plain(Text.of("pairing.list", "count", 1))).isEqualTo("One pair");
        assertThat(ENGLISH.plain(Text.of("pairing.list", "count", 1200))).isEqualTo("1,200 pairs");
        assertThat(GERMAN.plain(Text.of("pairing.list", "count", 1200))).isEqualTo("1.200 Tandems");
    }

    @Test
    void emphasisComesFromTheBundleOnly() {
        List<Span> spans = ENGLISH.say(Text.of("pairing.paired", "mentor", "**Mara** __x__ {count}", "mentee", "Noor"));
        assertThat(spans)
                .containsExactly(
                        Span.plain("Done: "),
                        new Span("**Mara** __x__ {count}", true, false),
                        Span.plain(" mentors "),
                        new Span("Noor", true, false),
                        Span.plain(". I’m telling both now."));
    }

    @Test
    void privateUseCharactersInWordsCannotStandForOtherArguments() {
        String plain = ENGLISH.plain(Text.of("pairing.paired", "mentor", "\uE000\uE002", "mentee", "Noor"));
        assertThat(plain).contains("\uE000\uE002 mentors Noor");
    }

    @Test
    void whatHasNoTextIsAnAccidentAndNotSilence() {
        assertThatThrownBy(() -> ENGLISH.plain(Text.of("pairing.nonsense"))).hasMessageContaining("pairing.nonsense");
    }

    @Test
    void aTagThatIsNotOfferedBecomesEnglish() {
        assertThat(Language.ofTag("de-AT")).isEqualTo(Language.GERMAN);
        assertThat(Language.ofTag("de_CH")).isEqualTo(Language.GERMAN);
        assertThat(Language.ofTag("fr-FR")).isEqualTo(Language.ENGLISH);
        assertThat(Language.ofTag("")).isEqualTo(Language.ENGLISH);
        assertThat(Language.ofTag(null)).isEqualTo(Language.ENGLISH);
    }

    @Test
    void somebodysWordsCannotTurnTheSentenceAroundThem() {
        Voice voice = new Voice(Language.ENGLISH, ZoneId.of("Europe/Berlin"));
        assertThat(voice.plain(Text.words("a\u202Egnp.exe\u2066 \u05D0"))).isEqualTo("agnp.exe \u05D0");
        assertThat(voice.say(Text.words("\u202E"))).isEmpty();
    }
}
