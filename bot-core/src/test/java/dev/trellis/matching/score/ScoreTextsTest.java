package dev.trellis.matching.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.text.Language;
import dev.trellis.text.Voice;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** C1: every proposal says why in words. */
class ScoreTextsTest {
    private static final Voice ENGLISH = new Voice(Language.ENGLISH, ZoneId.of("UTC"));

    @ParameterizedTest
    @EnumSource(Language.class)
    void whateverSpeaksForAPairOrAgainstItHasASentence(Language language) {
        Voice voice = new Voice(language, ZoneId.of("UTC"));
        List<String> said = new ArrayList<>();
        reasons().forEach(reason -> said.add(voice.plain(reason.text("Mara", "Noor"))));
        said.add(voice.plain(new Reason.Teaches(List.of("Excel")).toMentee("Mara")));
        said.add(voice.plain(new Reason.BothSpeak("de").toBoth()));
        improvements().forEach(improvement -> said.add(voice.plain(improvement.text("Mara", "Noor"))));
        forbidden().forEach(each -> said.add(voice.plain(each.text())));

        assertThat(said)
                .allSatisfy(sentence -> assertThat(sentence).endsWith(".").doesNotContain("{"));
        assertThat(said).doesNotHaveDuplicates();
    }

    @Test
    void aReasonNamesNoMoreThanThreeSkills() {
        assertThat(ENGLISH.plain(new Reason.Teaches(List.of("A", "B", "C", "D")).text("Mara", "Noor")))
                .isEqualTo("Mara knows what Noor wants to learn: A, B, and C.");
    }

    @Test
    void aLanguageIsCalledAsItsSpeakersCallIt() {
        assertThat(ENGLISH.plain(new Reason.BothSpeak("de").text("Mara", "Noor")))
                .contains("Deutsch");
    }

    private static List<Reason> reasons() {
        List<Reason> reasons = new ArrayList<>(List.of(
                new Reason.Teaches(List.of("Excel")),
                new Reason.HelpsWith(List.of("Leading a team")),
                new Reason.Complements(List.of("Courage")),
                new Reason.BothLike(List.of("Chess")),
                new Reason.BothSpeak("de"),
                new Reason.HoursInCommon(600),
                new Reason.DifferentDepartments("Sales", "Finance"),
                new Reason.Rested()));
        Arrays.stream(Intake.LearningStyle.values()).map(Reason.LearnAlike::new).forEach(reasons::add);
        return reasons;
    }

    private static List<Improvement> improvements() {
        List<Improvement> improvements = new ArrayList<>(List.of(new Improvement.SomebodyElseFor(List.of("Excel"))));
        for (Part part : Part.values()) {
            improvements.add(new Improvement.SayMore(part, true, true));
            improvements.add(new Improvement.SayMore(part, false, true));
            if (part != Part.EXPERTISE) {
                improvements.add(new Improvement.Differing(part));
            }
        }
        return improvements;
    }

    private static List<Forbidden> forbidden() {
        return List.of(
                new Forbidden.SamePerson(),
                new Forbidden.AlreadyTogether(),
                new Forbidden.ByAnAdmin(),
                new Forbidden.NotWanted(),
                new Forbidden.EndedBadly(),
                new Forbidden.NoPlace(),
                new Forbidden.SameReportingLine(),
                new Forbidden.SameTeam("Billing"),
                new Forbidden.NoSharedLanguage(),
                new Forbidden.TooFewSharedHours(30, 60));
    }
}
