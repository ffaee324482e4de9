package dev.trellis.goal;

import java.time.LocalDate;

/** The keys of messages about milestones. */
final class MilestoneNews {
    private MilestoneNews() {}

    /** What all suggestions about it start with. */
    static String suggestions(Milestone milestone) {
        return "milestone:" + milestone.id() + ":owner:";
    }

    static String suggestion(Milestone milestone, LocalDate due) {
        return suggestions(milestone) + due;
    }

    /** What everything starts with that its owner's partner is told. */
    static String toPartner(long milestone) {
        return "milestone:" + milestone + ":partner:";
    }

    /** @param said the tap: if it is taken back and said anew, that is other news */
    static String done(Milestone milestone, Progress said) {
        return toPartner(milestone.id()) + said.id();
    }

    /** What everything starts with that its owner is told by their partner. */
    static String cheers(long milestone) {
        return "milestone:" + milestone + ":cheer:";
    }

    static String cheer(Milestone milestone, long from) {
        return cheers(milestone.id()) + from;
    }
}
