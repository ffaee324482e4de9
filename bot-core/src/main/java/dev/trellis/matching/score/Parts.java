package dev.trellis.matching.score;

import java.util.ArrayList;
import java.util.List;

/** What each {@link Part} of a score is, 0 to {@value #FULL}, for a mentee and a mentor. Whole numbers throughout: the same everywhere. */
final class Parts {
    static final int FULL = 1000;
    /** Where one of the two has not said enough. */
    static final int UNSAID = 500;

    private static final int ONE_LEVEL_AHEAD = 700;
    private static final int ENOUGH_INTERESTS = 2;
    private static final int ENOUGH_MINUTES = 600;
    private static final int A_MENTEE_LATELY = 250;

    private Parts() {}

    static int value(Part part, Profile mentee, Profile mentor, int carriedLately) {
        return switch (part) {
            case EXPERTISE -> expertise(mentee, mentor);
            case GOALS ->
                mentee.goalCount == 0 || mentor.goalCount == 0
                        ? UNSAID
                        : FULL * Tags.countBoth(mentee.goals, mentor.goals) / mentee.goalCount;
            case STRENGTHS ->
                mentee.strengthCount == 0 || mentor.strengthCount == 0
                        ? UNSAID
                        : FULL
                                * (mentor.strengthCount - Tags.countBoth(mentee.strengths, mentor.strengths))
                                / mentor.strengthCount;
            case LEARNING ->
                mentee.learning == 0 || mentor.learning == 0
                        ? UNSAID
                        : (mentee.learning & mentor.learning) != 0 ? FULL : 0;
            case INTERESTS ->
                mentee.intake.interests().isEmpty() || mentor.intake.interests().isEmpty()
                        ? UNSAID
                        : FULL
                                * Math.min(ENOUGH_INTERESTS, Tags.countBoth(mentee.interests, mentor.interests))
                                / ENOUGH_INTERESTS;
            case LANGUAGE -> language(mentee, mentor);
            case HOURS ->
                knowHours(mentee, mentor)
                        ? FULL * Math.min(ENOUGH_MINUTES, minutes(mentee, mentor)) / ENOUGH_MINUTES
                        : UNSAID;
            case REACH ->
                mentee.department < 0 || mentor.department < 0
                        ? UNSAID
                        : mentee.department == mentor.department ? 0 : FULL;
            case ROTATION -> Math.max(0, FULL - A_MENTEE_LATELY * carriedLately);
        };
    }

    /** Whether that side has said nothing about a part. */
    static boolean isSilent(Part part, Intake intake, boolean asMentor) {
        return switch (part) {
            case EXPERTISE ->
                asMentor ? intake.offered().isEmpty() : intake.wanted().isEmpty();
            case GOALS -> intake.goals().isEmpty();
            case STRENGTHS -> intake.strengths().isEmpty();
            case LEARNING -> intake.learning().isEmpty();
            case INTERESTS -> intake.interests().isEmpty();
            case LANGUAGE -> intake.languages().isEmpty();
            case HOURS -> !intake.hours().isKnown();
            case REACH -> intake.position().department().isEmpty();
            case ROTATION -> false;
        };
    }

    static int minutes(Profile mentee, Profile mentor) {
        return mentee.intake.hours().minutesInCommon(mentor.intake.hours());
    }

    static boolean knowHours(Profile mentee, Profile mentor) {
        return mentee.intake.hours().isKnown() && mentor.intake.hours().isKnown();
    }

    /** Places in {@link Profile#wanted} of skills in which the mentor is far enough ahead to give this much at least. */
    static List<Integer> taught(Profile mentee, Profile mentor, int least) {
        List<Integer> taught = new ArrayList<>();
        for (int at = 0; at < mentee.wanted.length; at++) {
            if (taught(mentee, mentor, at, least)) {
                taught.add(at);
            }
        }
        return taught;
    }

    private static boolean taught(Profile mentee, Profile mentor, int at, int least) {
        return ahead(mentor.level(mentee.wanted[at]) - mentee.wantedLevel[at]) >= least;
    }

    private static int expertise(Profile mentee, Profile mentor) {
        if (mentee.wanted.length == 0 || mentor.offered.length == 0) {
            return UNSAID;
        }
        int sum = 0;
        for (int at = 0; at < mentee.wanted.length; at++) {
            sum += ahead(mentor.level(mentee.wanted[at]) - mentee.wantedLevel[at]);
        }
        return sum / mentee.wanted.length;
    }

    private static int ahead(int levels) {
        return levels >= 2 ? FULL : levels == 1 ? ONE_LEVEL_AHEAD : 0;
    }

    private static int language(Profile mentee, Profile mentor) {
        if (mentee.liked < 0 || mentor.liked < 0) {
            return UNSAID;
        }
        if (mentor.speaks(mentee.liked)) {
            return FULL;
        }
        return Tags.countBoth(mentee.languages, mentor.languages) > 0 ? UNSAID : 0;
    }
}
