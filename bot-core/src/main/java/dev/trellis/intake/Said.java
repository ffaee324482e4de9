package dev.trellis.intake;

import dev.trellis.matching.score.Intake.LearningStyle;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The answers that are chosen, not written. Tags are of the program's own lists; whatever is empty was not said.
 *
 * @param wanted skills to get better at, with the level today: 0 (new to it) to 5
 * @param offered skills to pass on, with the level: 1 to 5
 * @param languages tags such as {@code de}, the one liked best first
 */
public record Said(
        Map<String, Integer> wanted,
        Map<String, Integer> offered,
        Set<String> goals,
        Set<String> strengths,
        Set<String> interests,
        Set<LearningStyle> learning,
        List<String> languages) {
    public static final Said NOTHING = new Said(Map.of(), Map.of(), Set.of(), Set.of(), Set.of(), Set.of(), List.of());

    public Said {
        wanted = Map.copyOf(wanted);
        offered = Map.copyOf(offered);
        goals = Set.copyOf(goals);
        strengths = Set.copyOf(strengths);
        interests = Set.copyOf(interests);
        learning = Set.copyOf(learning);
        languages = List.copyOf(languages);
    }
}
