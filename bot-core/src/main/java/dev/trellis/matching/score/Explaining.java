package dev.trellis.matching.score;

import dev.trellis.matching.score.Profile.Dictionary;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts into reasons what the parts of one pair's score are made of. */
final class Explaining {
    private final Dictionary dictionary;
    private final Profile mentee;
    private final Profile mentor;

    Explaining(Dictionary dictionary, Profile mentee, Profile mentor) {
        this.dictionary = dictionary;
        this.mentee = mentee;
        this.mentor = mentor;
    }

    /** Of a part that does more than silence would. */
    Reason reason(Part part) {
        return switch (part) {
            case EXPERTISE -> new Reason.Teaches(skills(Parts.taught(mentee, mentor, 1)));
            case GOALS -> new Reason.HelpsWith(dictionary.goals.named(Tags.both(mentee.goals, mentor.goals)));
            case STRENGTHS ->
                new Reason.Complements(dictionary.strengths.named(Tags.without(mentor.strengths, mentee.strengths)));
            case LEARNING -> new Reason.LearnAlike(styleInCommon());
            case INTERESTS ->
                new Reason.BothLike(dictionary.interests.named(Tags.both(mentee.interests, mentor.interests)));
            case LANGUAGE -> new Reason.BothSpeak(mentee.intake.languages().getFirst());
            case HOURS -> new Reason.HoursInCommon(Parts.minutes(mentee, mentor));
            case REACH ->
                new Reason.DifferentDepartments(
                        mentor.intake.position().department(),
                        mentee.intake.position().department());
            case ROTATION -> new Reason.Rested();
        };
    }

    /** Of a part that is not full. */
    Improvement improvement(Part part) {
        boolean mentorIsSilent = Parts.isSilent(part, mentor.intake, true);
        boolean menteeIsSilent = Parts.isSilent(part, mentee.intake, false);
        if (mentorIsSilent || menteeIsSilent) {
            return new Improvement.SayMore(part, mentorIsSilent, menteeIsSilent);
        }
        return part == Part.EXPERTISE
                ? new Improvement.SomebodyElseFor(skillsNotTaught())
                : new Improvement.Differing(part);
    }

    private Intake.LearningStyle styleInCommon() {
        return Arrays.stream(Intake.LearningStyle.values())
                .filter(mentee.intake.learning()::contains)
                .filter(mentor.intake.learning()::contains)
                .findFirst()
                .orElseThrow();
    }

    private List<String> skillsNotTaught() {
        Set<String> taught = new HashSet<>(skills(Parts.taught(mentee, mentor, Parts.FULL)));
        return mentee.intake.wanted().keySet().stream()
                .filter(skill -> !taught.contains(skill))
                .sorted()
                .toList();
    }

    /** @param places in {@link Profile#wanted}, which are in alphabetical order */
    private List<String> skills(List<Integer> places) {
        List<String> names = mentee.intake.wanted().keySet().stream().sorted().toList();
        return places.stream().map(names::get).toList();
    }
}
