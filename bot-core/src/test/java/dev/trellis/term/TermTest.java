package dev.trellis.term;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.matching.score.Improvement;
import dev.trellis.matching.score.Reason;
import dev.trellis.program.Template;
import dev.trellis.term.Term.Kind;
import dev.trellis.text.Language;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** B1: what can be chosen from, in everybody's language, and never as a tag. */
class TermTest {
    private static final Voice ENGLISH = new Voice(Language.ENGLISH, ZoneOffset.UTC);
    private static final Voice GERMAN = new Voice(Language.GERMAN, ZoneOffset.UTC);

    @ParameterizedTest
    @EnumSource(Template.class)
    void everyTemplateBringsListsThatAreSaidInEveryLanguage(Template template) {
        assertThat(TemplateTerms.of(template, Kind.SKILL)).hasSizeBetween(10, 12);
        assertThat(TemplateTerms.of(template, Kind.GOAL)).hasSize(8);
        assertThat(TemplateTerms.of(template, Kind.STRENGTH)).hasSize(8);
        assertThat(TemplateTerms.of(template, Kind.INTEREST)).hasSize(8);
        assertThat(TemplateTerms.of(template, Kind.GROUP)).isEmpty();
        for (Kind kind : Kind.values()) {
            List<String> tags = TemplateTerms.of(template, kind);
            assertThat(tags).doesNotHaveDuplicates();
            assertThat(tags).allSatisfy(tag -> {
                assertThat(Text.exists("term." + kind.tag() + "." + tag.substring(1)))
                        .as(tag)
                        .isTrue();
                assertThat(ENGLISH.plain(Term.say(kind, tag))).hasSizeLessThanOrEqualTo(TypedList.LONGEST);
                assertThat(GERMAN.plain(Term.say(kind, tag))).hasSizeLessThanOrEqualTo(TypedList.LONGEST);
            });
        }
    }

    @Test
    void aTagIsNeverShown() {
        assertThat(ENGLISH.plain(Term.say(Kind.SKILL, "@listening"))).isEqualTo("Listening");
        assertThat(GERMAN.plain(Term.say(Kind.SKILL, "@listening"))).isEqualTo("Zuhören");
        assertThat(ENGLISH.plain(Term.say(Kind.SKILL, "Beekeeping"))).isEqualTo("Beekeeping");
        // Written by a version that knows more.
        assertThat(ENGLISH.plain(Term.say(Kind.SKILL, "@not-known-here"))).isEqualTo("not known here");
    }

    @Test
    void whatSpeaksForAPairSaysTagsInTheReadersLanguage() {
        Text teaches = new Reason.Teaches(List.of("@listening", "Beekeeping", "@feedback")).text("Mara", "Noor");
        assertThat(ENGLISH.plain(teaches))
                .isEqualTo(
                        "Mara knows what Noor wants to learn: Listening, Beekeeping, and Giving and taking feedback.");
        assertThat(GERMAN.plain(teaches))
                .isEqualTo("Mara kann, was Noor lernen möchte: Zuhören, Beekeeping und Feedback geben und annehmen.");
        List<Text> others = List.of(
                new Reason.HelpsWith(List.of("@confidence")).text("Mara", "Noor"),
                new Reason.Complements(List.of("@patience")).text("Mara", "Noor"),
                new Reason.BothLike(List.of("@music", "@games")).text("Mara", "Noor"),
                new Improvement.SomebodyElseFor(List.of("@strategy")).text("Mara", "Noor"));
        for (Voice voice : List.of(ENGLISH, GERMAN)) {
            assertThat(others).allSatisfy(text -> assertThat(voice.plain(text)).doesNotContain("@"));
        }
        assertThat(GERMAN.plain(others.get(2))).contains("Musik und Spiele");
    }

    @Test
    void whatIsLeftAsTheTemplateHasItStaysTheTemplatesInWhicheverLanguage() {
        TypedList typed = TypedList.of(
                "Zuhören\n Giving and  taking feedback \nBeekeeping\n\nbeekeeping", Kind.SKILL, List.of(), templates());

        assertThat(typed.tags()).containsExactly("@listening", "@feedback", "Beekeeping");
        assertThat(typed.wrong(Kind.SKILL)).isEmpty();
    }

    @Test
    void nobodyWritesTheMarkOfTheTemplates() {
        TypedList typed = TypedList.of("@listening\n@@ Beekeeping\n@", Kind.SKILL, List.of(), templates());

        assertThat(typed.tags()).containsExactly("listening", "Beekeeping");
    }

    @Test
    void eachBadListIsOneClearSentence() {
        assertThat(said("x".repeat(61))).contains("is too long: please use 60 characters");
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 41; i++) {
            many.append("Skill ").append(i).append('\n');
        }
        assertThat(said(many.toString())).contains("That’s 41 lines. Please choose 40 at most");
        assertThat(said(" \n ")).contains("Without a skill nobody can be matched");
        assertThat(TypedList.of("", Kind.GOAL, List.of(), Map.of()).wrong(Kind.GOAL))
                .isEmpty();
    }

    private static String said(String typed) {
        return ENGLISH.plain(TypedList.of(typed, Kind.SKILL, List.of(), templates())
                .wrong(Kind.SKILL)
                .orElseThrow());
    }

    private static Map<String, Term> templates() {
        return List.of("@listening", "@feedback").stream()
                .map(tag -> new Term(0, 1, 1, Kind.SKILL, tag, 0))
                .collect(Collectors.toMap(Term::tag, Function.identity()));
    }
}
