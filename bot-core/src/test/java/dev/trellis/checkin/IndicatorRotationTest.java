package dev.trellis.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.conversation.Reply;
import dev.trellis.conversation.message.Button;
import dev.trellis.testkit.CoreFixture;
import dev.trellis.testkit.Persona;
import dev.trellis.text.Language;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** D6: every indicator has its turn, no prompt has more than three, and how it went is for oneself. */
class IndicatorRotationTest {
    @Test
    void allOfThemAreAskedEachInItsTurnBeforeOneComesAgain() {
        assertThat(Indicator.values())
                .containsExactlyInAnyOrder(
                        Indicator.SKILL_CONFIDENCE,
                        Indicator.TASK_PERFORMANCE,
                        Indicator.APPLICATION,
                        Indicator.INITIATIVE,
                        Indicator.RESILIENCE,
                        Indicator.COLLABORATION,
                        Indicator.WILLINGNESS_TO_MENTOR);
        for (int from = 0; from < 3; from++) {
            Set<Indicator> asked = new HashSet<>();
            for (int turn = 0; turn < Indicator.values().length; turn++) {
                asked.add(Indicator.ofTurn(from * Indicator.values().length + turn));
            }
            assertThat(asked).containsExactlyInAnyOrder(Indicator.values());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyOneHasAQuestionAndANameInEveryLanguage(Indicator indicator) {
        for (Language language : Language.values()) {
            Voice voice = new Voice(language, ZoneOffset.UTC);
            assertThat(voice.plain(Text.of("checkin.question." + indicator.tag(), "partner", "Mara")))
                    .endsWith("?");
            assertThat(voice.plain(new Trend(indicator, List.of(3)).name())).isNotBlank();
        }
    }

    @Test
    void aTrendSaysTheLatestMarksAndWhereTheyLead() {
        Voice voice = new Voice(Language.ENGLISH, ZoneOffset.UTC);
        assertThat(voice.plain(new Trend(Indicator.INITIATIVE, List.of(2, 3, 4)).say()))
                .isEqualTo("2 → 3 → 4 (rising)");
        assertThat(voice.plain(new Trend(Indicator.INITIATIVE, List.of(4, 3)).say()))
                .isEqualTo("4 → 3 (lower than at first)");
        assertThat(voice.plain(new Trend(Indicator.INITIATIVE, List.of(4)).say()))
                .isEqualTo("4");
        assertThat(voice.plain(new Trend(Indicator.INITIATIVE, List.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1)).say()))
                .startsWith("1 → 1 → 1 → 1 → 1 → 1 → 1 → 1 (");
    }

    @Test
    @Tag("database")
    void noPromptAsksMoreThanThreeAndOnlyTheOneWhoAnsweredSeesHowItWent() {
        try (CoreFixture trellis = new CoreFixture()) {
            Persona olivia = trellis.person("olivia");
            Persona mara = trellis.person("mara").says("help");
            Persona noor = trellis.person("noor").says("help");
            olivia.says("program create Peers").submits(Map.of("purpose", "Learn"));
            olivia.says("pair @mara @noor");
            noor.says("progress");
            assertThat(noor.answer()).contains("There is nothing to show yet");
            Set<String> asked = new HashSet<>();
            for (int week = 0; week < 8; week++) {
                noor.says("checkin");
                assertThat(trellis.count("check_in where state = 'OPEN'")).isLessThanOrEqualTo(3);
                asked.add(trellis.text("indicator from check_in order by id desc limit 1"));
                noor.taps(week < 7 ? "3 · somewhat" : "5 · very much");
                trellis.pass(Duration.ofDays(7));
            }
            assertThat(asked).hasSize(Indicator.values().length);
            noor.says("progress");
            assertThat(noor.answer()).contains("How you see yourself", "(rising)", "Only you see this");
            mara.says("progress");
            assertThat(mara.answer()).contains("There is nothing to show yet");
            olivia.says("progress");
            assertThat(olivia.answer()).contains("There is nothing to show yet");
            olivia.sends(Button.Action.of("plan.read"));
            assertThat(olivia.reply()).isInstanceOf(Reply.Show.class);
            assertThat(olivia.answer()).doesNotContain("rising");
        }
    }
}
