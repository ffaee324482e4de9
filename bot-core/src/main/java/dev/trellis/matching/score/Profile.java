package dev.trellis.matching.score;

import java.util.Map;
import java.util.TreeMap;

/** An intake made ready for being compared with thousands of others: tags are bits, skills are numbers. */
final class Profile {
    final Intake intake;
    final int[] wanted;
    final int[] wantedLevel;
    /** Levels by the skill's number; 0 and behind the end: not offered. */
    final byte[] offered;

    final long[] goals;
    final long[] strengths;
    final long[] interests;
    final long[] languages;
    /** The number of the language liked best, or -1. */
    final int liked;

    final int learning;
    final int team;
    final int department;
    final long[] managers;
    /** How many goals and strengths there are. */
    final int goalCount;

    final int strengthCount;

    private Profile(Intake intake, Dictionary dictionary) {
        this.intake = intake;
        Map<String, Integer> sorted = new TreeMap<>(intake.wanted());
        wanted = sorted.keySet().stream().mapToInt(dictionary.skills::number).toArray();
        wantedLevel = sorted.values().stream().mapToInt(Integer::intValue).toArray();
        byte[] levels = new byte
                [intake.offered().keySet().stream()
                                .mapToInt(dictionary.skills::number)
                                .max()
                                .orElse(-1)
                        + 1];
        intake.offered().forEach((skill, level) -> levels[dictionary.skills.number(skill)] = level.byteValue());
        offered = levels;
        goals = dictionary.goals.bits(intake.goals());
        strengths = dictionary.strengths.bits(intake.strengths());
        interests = dictionary.interests.bits(intake.interests());
        languages = dictionary.languages.bits(intake.languages());
        liked = intake.languages().isEmpty()
                ? -1
                : dictionary.languages.number(intake.languages().getFirst());
        learning = intake.learning().stream().mapToInt(style -> style.bit).sum();
        team = dictionary.place(intake.position().team());
        department = dictionary.place(intake.position().department());
        managers =
                intake.position().managers().stream().mapToLong(Long::longValue).toArray();
        goalCount = Tags.count(goals);
        strengthCount = Tags.count(strengths);
    }

    boolean speaks(int language) {
        return language >= 0 && language >> 6 < languages.length && (languages[language >> 6] >>> language & 1) != 0;
    }

    boolean isUnder(long person) {
        for (long manager : managers) {
            if (manager == person) {
                return true;
            }
        }
        return false;
    }

    /** The level at which a skill is offered, 0 if it is not. */
    int level(int skill) {
        return skill < offered.length ? offered[skill] : 0;
    }

    /** The numbers that all profiles of a round share. */
    static final class Dictionary {
        final Tags skills = new Tags();
        final Tags goals = new Tags();
        final Tags strengths = new Tags();
        final Tags interests = new Tags();
        final Tags languages = new Tags();
        private final Tags places = new Tags();

        Profile profile(Intake intake) {
            return new Profile(intake, this);
        }

        private int place(String name) {
            return name.isEmpty() ? -1 : places.number(name);
        }
    }
}
