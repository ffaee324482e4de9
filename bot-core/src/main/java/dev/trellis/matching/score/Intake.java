package dev.trellis.matching.score;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What somebody said about themselves, as far as matching looks at it. Skills, goals, strengths and interests are tags of the program's own
 * lists, and said as they are written there. Whatever is empty was not said.
 *
 * @param wanted skills to get better at, with the level today: 0 (new to it) to 5
 * @param offered skills to pass on, with the level: 1 to 5
 * @param goals what to work towards; of a mentor what they like to help with
 * @param learning styles that suit them
 * @param languages tags such as {@code de}, the one liked best first
 */
public record Intake(
        long person,
        Map<String, Integer> wanted,
        Map<String, Integer> offered,
        Set<String> goals,
        Set<String> strengths,
        Set<String> interests,
        Set<LearningStyle> learning,
        List<String> languages,
        Week hours,
        Position position) {
    public Intake {
        wanted = Map.copyOf(wanted);
        offered = Map.copyOf(offered);
        goals = Set.copyOf(goals);
        strengths = Set.copyOf(strengths);
        interests = Set.copyOf(interests);
        learning = Set.copyOf(learning);
        languages = List.copyOf(languages);
    }

    /** Of somebody who said nothing yet. */
    public static Intake of(long person) {
        return new Intake(
                person,
                Map.of(),
                Map.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                List.of(),
                Week.UNKNOWN,
                Position.UNKNOWN);
    }

    /** The same with these skills to get better at. */
    public Intake wanting(Map<String, Integer> skills) {
        return new Intake(person, skills, offered, goals, strengths, interests, learning, languages, hours, position);
    }

    /** The same with these skills to pass on. */
    public Intake offering(Map<String, Integer> skills) {
        return new Intake(person, wanted, skills, goals, strengths, interests, learning, languages, hours, position);
    }

    public Intake withGoals(String... tags) {
        return new Intake(
                person, wanted, offered, Set.of(tags), strengths, interests, learning, languages, hours, position);
    }

    public Intake withStrengths(String... tags) {
        return new Intake(
                person, wanted, offered, goals, Set.of(tags), interests, learning, languages, hours, position);
    }

    public Intake withInterests(String... tags) {
        return new Intake(
                person, wanted, offered, goals, strengths, Set.of(tags), learning, languages, hours, position);
    }

    public Intake learningBy(LearningStyle... styles) {
        return new Intake(
                person, wanted, offered, goals, strengths, interests, Set.of(styles), languages, hours, position);
    }

    public Intake speaking(String... tags) {
        return new Intake(
                person, wanted, offered, goals, strengths, interests, learning, List.of(tags), hours, position);
    }

    public Intake working(Week week) {
        return new Intake(person, wanted, offered, goals, strengths, interests, learning, languages, week, position);
    }

    public Intake at(Position place) {
        return new Intake(person, wanted, offered, goals, strengths, interests, learning, languages, hours, place);
    }

    /** How somebody likes to learn, or to pass on. */
    public enum LearningStyle {
        TALKING_IT_THROUGH(1),
        WATCHING(2),
        DOING(4),
        READING(8);

        final int bit;

        LearningStyle(int bit) {
            this.bit = bit;
        }
    }
}
