package dev.trellis.matching.assignment;

import java.util.List;

/** Why a mentee has no mentor, though as many people as possible have one. */
public sealed interface Waiting {
    int mentee();

    /** Not one mentor is permitted, whatever the places. */
    record NobodyPermitted(int mentee) implements Waiting {}

    /** There are permitted mentors, and all of their places are needed by people who have no other choice either. */
    record NoPlaceLeft(int mentee, Bottleneck bottleneck) implements Waiting {}

    /**
     * Too few places for too many people (a set that violates Hall's condition): these mentees are permitted nobody but these mentors, who
     * have fewer places than they are. What helps is a place more with one of these mentors, or one of these mentees being permitted
     * somebody else who has a place.
     *
     * @param places of these mentors, settled pairs' places among them; fewer than {@code mentees}
     */
    record Bottleneck(List<Integer> mentors, List<Integer> mentees, long places) {
        public Bottleneck {
            mentors = List.copyOf(mentors);
            mentees = List.copyOf(mentees);
        }

        /** How many of them have to wait. */
        public long missing() {
            return mentees.size() - places;
        }
    }
}
