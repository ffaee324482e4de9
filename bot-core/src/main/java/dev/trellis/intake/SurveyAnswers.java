package dev.trellis.intake;

import dev.trellis.conversation.Submission;
import dev.trellis.matching.score.Intake.LearningStyle;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.storage.Json;
import dev.trellis.term.Term.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a form of the survey brought, put into what was said before. Pure. */
final class SurveyAnswers {
    /** What a skill counts as until its own question is answered. */
    private static final int WANTED_AT_FIRST = 1;

    private static final int OFFERED_AT_FIRST = 3;

    private SurveyAnswers() {}

    static Survey into(Survey before, Step step, Submission sent, Progress progress) {
        Said said = before.answers();
        return switch (step) {
            case WANTED -> with(before, wanted(said, chosen(sent, progress, said.wanted(), WANTED_AT_FIRST)));
            case OFFERED -> with(before, offered(said, chosen(sent, progress, said.offered(), OFFERED_AT_FIRST)));
            case WANTED_LEVELS -> with(before, wanted(said, levels(sent, said.wanted())));
            case OFFERED_LEVELS -> with(before, offered(said, levels(sent, said.offered())));
            case GOALS ->
                words(
                        with(
                                before,
                                new Said(
                                        said.wanted(),
                                        said.offered(),
                                        terms(sent, "goals", Kind.GOAL, progress, said.goals()),
                                        said.strengths(),
                                        said.interests(),
                                        said.learning(),
                                        said.languages())),
                        PrivateWords.of(sent.maybe("aspirations").orElse(null)),
                        PrivateWords.of(sent.maybe("barriers").orElse(null)));
            case ABOUT ->
                with(
                        before,
                        new Said(
                                said.wanted(),
                                said.offered(),
                                said.goals(),
                                terms(sent, "strengths", Kind.STRENGTH, progress, said.strengths()),
                                terms(sent, "interests", Kind.INTEREST, progress, said.interests()),
                                Arrays.stream(LearningStyle.values())
                                        .filter(style ->
                                                sent.several("learning").contains(Learning.tag(style)))
                                        .collect(Collectors.toSet()),
                                said.languages()));
            case PRACTICAL ->
                with(
                        before,
                        new Said(
                                said.wanted(),
                                said.offered(),
                                said.goals(),
                                said.strengths(),
                                said.interests(),
                                said.learning(),
                                languages(sent)));
            case GROUPS -> declared(before, groups(sent, progress, before));
        };
    }

    private static Map<String, Integer> chosen(
            Submission sent, Progress progress, Map<String, Integer> before, int atFirst) {
        Choices choices = Choices.of(Kind.SKILL, progress.list(Kind.SKILL), before.keySet());
        Map<String, Integer> skills = new HashMap<>();
        choices.tags(sent.several("skills")).forEach(tag -> skills.put(tag, before.getOrDefault(tag, atFirst)));
        return skills;
    }

    private static Map<String, Integer> levels(Submission sent, Map<String, Integer> before) {
        Map<String, Integer> skills = new HashMap<>();
        before.forEach((tag, level) -> skills.put(
                tag, sent.maybe(SurveyForms.level(tag)).map(Integer::valueOf).orElse(level)));
        return skills;
    }

    private static Set<String> terms(
            Submission sent, String field, Kind kind, Progress progress, Collection<String> before) {
        return Set.copyOf(Choices.of(kind, progress.list(kind), before).tags(sent.several(field)));
    }

    private static List<String> languages(Submission sent) {
        List<String> languages = new ArrayList<>(List.of(sent.value("language")));
        sent.several("languages").stream()
                .filter(tag -> !languages.contains(tag))
                .forEach(languages::add);
        return languages;
    }

    /** Whoever would rather not say has said nothing, whatever else is ticked. */
    private static @Nullable PrivateWords groups(Submission sent, Progress progress, Survey before) {
        List<String> values = sent.several("groups");
        List<String> tags = Choices.of(Kind.GROUP, progress.list(Kind.GROUP), before.groups())
                .tags(values);
        return values.contains(SurveyForms.RATHER_NOT_SAY) ? null : Survey.declaring(tags);
    }

    private static Said wanted(Said said, Map<String, Integer> skills) {
        return new Said(
                skills,
                said.offered(),
                said.goals(),
                said.strengths(),
                said.interests(),
                said.learning(),
                said.languages());
    }

    private static Said offered(Said said, Map<String, Integer> skills) {
        return new Said(
                said.wanted(),
                skills,
                said.goals(),
                said.strengths(),
                said.interests(),
                said.learning(),
                said.languages());
    }

    private static Survey with(Survey before, Said said) {
        return survey(
                before, new PrivateWords(Json.write(said)), before.aspirations(), before.barriers(), before.declared());
    }

    private static Survey words(Survey before, @Nullable PrivateWords aspirations, @Nullable PrivateWords barriers) {
        return survey(before, before.said(), aspirations, barriers, before.declared());
    }

    private static Survey declared(Survey before, @Nullable PrivateWords declared) {
        return survey(before, before.said(), before.aspirations(), before.barriers(), declared);
    }

    private static Survey survey(
            Survey before,
            PrivateWords said,
            @Nullable PrivateWords aspirations,
            @Nullable PrivateWords barriers,
            @Nullable PrivateWords declared) {
        return new Survey(
                before.id(),
                before.organizationId(),
                before.programId(),
                before.personId(),
                before.steps(),
                before.completedAt(),
                before.changedAt(),
                said,
                aspirations,
                barriers,
                declared);
    }
}
