package dev.trellis.matching.round;

import dev.trellis.matching.score.Intake;
import dev.trellis.matching.score.Reason;
import dev.trellis.matching.score.Scoring;
import dev.trellis.pairing.Introductions;
import dev.trellis.pairing.Pair;
import dev.trellis.person.Person;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the two of a new pair are told about each other: why they fit, what they have in common, and with what they may begin. */
final class CommonGround {
    private CommonGround() {}

    /** Reasons are made of what both may read: skills, goals, interests and languages, never of words or groups. */
    static Introductions.Introduced of(Gathered gathered, Scoring scoring, Pair pair, Person mentor, Person mentee) {
        Integer menteeNumber = gathered.menteeNumbers().get(mentee.id());
        Integer mentorNumber = gathered.mentorNumbers().get(mentor.id());
        List<Text> toMentor = new ArrayList<>();
        List<Text> toMentee = new ArrayList<>();
        Text firstStep = Text.of("match.first-step.any");
        if (menteeNumber != null && mentorNumber != null) {
            List<Reason> reasons = new ArrayList<>(
                    scoring.explanation(menteeNumber, mentorNumber).reasons());
            interests(gathered, menteeNumber, mentorNumber, reasons);
            // How much the mentor has carried is for those who plan the rounds.
            reasons.removeIf(Reason.Rested.class::isInstance);
            for (Reason reason : reasons) {
                toMentor.add(toMentor(reason, mentor, mentee));
                toMentee.add(toMentee(reason, mentor, mentee));
            }
            firstStep = firstStep(reasons);
        }
        return new Introductions.Introduced(pair, mentor, mentee, toMentor, toMentee, firstStep);
    }

    private static Text toMentor(Reason reason, Person mentor, Person mentee) {
        return reason instanceof Reason.BothSpeak language
                ? language.toBoth()
                : reason.text(mentor.displayName(), mentee.displayName());
    }

    private static Text toMentee(Reason reason, Person mentor, Person mentee) {
        return reason instanceof Reason.Teaches skills
                ? skills.toMentee(mentor.displayName())
                : toMentor(reason, mentor, mentee);
    }

    /** What they like besides work breaks the ice, also where it was not among the strongest reasons. */
    private static void interests(Gathered gathered, int mentee, int mentor, List<Reason> reasons) {
        Intake one = gathered.mentees().get(mentee);
        Intake other = gathered.mentors().get(mentor).intake();
        Set<String> common = new HashSet<>(one.interests());
        common.retainAll(other.interests());
        boolean said = reasons.stream().anyMatch(Reason.BothLike.class::isInstance);
        if (!common.isEmpty() && !said) {
            reasons.add(new Reason.BothLike(common.stream().sorted().toList()));
        }
    }

    private static Text firstStep(List<Reason> reasons) {
        for (Reason reason : reasons) {
            if (reason instanceof Reason.Teaches) {
                return Text.of("match.first-step.skill");
            }
            if (reason instanceof Reason.HelpsWith) {
                return Text.of("match.first-step.goal");
            }
        }
        return Text.of("match.first-step.any");
    }
}
