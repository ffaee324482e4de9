package dev.trellis.matching.score;

/**
 * Somebody who would take mentees.
 *
 * @param places how many more, by the program's capacity and their own limit, whichever is less
 * @param carriedLately how many mentees they have had in the time that the program looks back on
 */
public record Mentor(Intake intake, int places, int carriedLately) {}
