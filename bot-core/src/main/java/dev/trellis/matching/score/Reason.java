package dev.trellis.matching.score;

import dev.trellis.term.Term;
import dev.trellis.text.Text;
import java.util.List;
import java.util.Locale;

/** Something that speaks for a pair. */
public sealed interface Reason {
    /** One sentence that both may read. */
    Text text(String mentor, String mentee);

    /** @param skills that the mentee wants and the mentor knows; three at most are said */
    record Teaches(List<String> skills) implements Reason {
        public Teaches {
            skills = List.copyOf(skills);
        }

        @Override
        public Text text(String mentor, String mentee) {
            return Text.of(
                    "matching.reason.teaches",
                    "mentor",
                    mentor,
                    "mentee",
                    mentee,
                    "skills",
                    few(Term.Kind.SKILL, skills));
        }

        /** The same for the mentee, who reads of themselves. */
        public Text toMentee(String mentor) {
            return Text.of(
                    "matching.reason.for-mentee.teaches", "mentor", mentor, "skills", few(Term.Kind.SKILL, skills));
        }
    }

    record HelpsWith(List<String> goals) implements Reason {
        public HelpsWith {
            goals = List.copyOf(goals);
        }

        @Override
        public Text text(String mentor, String mentee) {
            return Text.of(
                    "matching.reason.helps-with",
                    "mentor",
                    mentor,
                    "mentee",
                    mentee,
                    "goals",
                    few(Term.Kind.GOAL, goals));
        }
    }

    /** @param strengths of the mentor that the mentee does not name */
    record Complements(List<String> strengths) implements Reason {
        public Complements {
            strengths = List.copyOf(strengths);
        }

        @Override
        public Text text(String mentor, String mentee) {
            return Text.of(
                    "matching.reason.complements", "mentor", mentor, "strengths", few(Term.Kind.STRENGTH, strengths));
        }
    }

    record LearnAlike(Intake.LearningStyle style) implements Reason {
        @Override
        public Text text(String mentor, String mentee) {
            return Text.of("matching.reason.learn-alike."
                    + style.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    record BothLike(List<String> interests) implements Reason {
        public BothLike {
            interests = List.copyOf(interests);
        }

        @Override
        public Text text(String mentor, String mentee) {
            return Text.of("matching.reason.both-like", "interests", few(Term.Kind.INTEREST, interests));
        }
    }

    /** @param tag of the language, which is called as its speakers call it */
    record BothSpeak(String tag) implements Reason {
        @Override
        public Text text(String mentor, String mentee) {
            return Text.of("matching.reason.both-speak", "language", name());
        }

        /** The same for the two themselves. */
        public Text toBoth() {
            return Text.of("matching.reason.for-both.speak", "language", name());
        }

        private String name() {
            Locale locale = Locale.forLanguageTag(tag);
            return locale.getDisplayLanguage(locale);
        }
    }

    /** @param minutes of working hours in common, a week */
    record HoursInCommon(int minutes) implements Reason {
        @Override
        public Text text(String mentor, String mentee) {
            return Text.of("matching.reason.hours-in-common", "hours", minutes / 60);
        }
    }

    record DifferentDepartments(String ofMentor, String ofMentee) implements Reason {
        @Override
        public Text text(String mentor, String mentee) {
            return Text.of("matching.reason.different-departments", "one", ofMentor, "other", ofMentee);
        }
    }

    /** The mentor has carried few or none lately. */
    record Rested() implements Reason {
        @Override
        public Text text(String mentor, String mentee) {
            return Text.of("matching.reason.rested", "mentor", mentor);
        }
    }

    /** The first three, as the reader's language says and joins them. */
    static Text few(Term.Kind kind, List<String> tags) {
        return Text.list(tags.stream().limit(3).map(tag -> Term.say(kind, tag)).toList());
    }
}
