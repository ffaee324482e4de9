package dev.trellis.matching.score;

/** What a score is made of. Each gives 0 to 1000, and 500 while one of the two has not said enough: silence neither helps nor harms. */
public enum Part {
    /** For each skill the mentee wants: whether the mentor is at least two levels ahead (1000), or one (700). */
    EXPERTISE,
    /** How many of the mentee's goals the mentor likes to help with. */
    GOALS,
    /** How many of the mentor's strengths the mentee does not name as their own. */
    STRENGTHS,
    /** Whether there is a way of learning that suits both. */
    LEARNING,
    /** Interests in common: two are as good as many. */
    INTERESTS,
    /** Whether the mentor speaks what the mentee likes best. */
    LANGUAGE,
    /** Working hours in common: ten a week are as good as more. */
    HOURS,
    /** Whether they come from different departments: a wider circle, and nobody preferred for being near. */
    REACH,
    /** How few mentees the mentor has carried lately (C6): nobody carries it all. */
    ROTATION
}
