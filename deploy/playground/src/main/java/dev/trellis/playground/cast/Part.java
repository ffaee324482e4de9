package dev.trellis.playground.cast;

/** What a person does in the demo program. */
public enum Part {
    ADMIN,
    MENTOR,
    MENTEE,
    /** Not played by the newcomer: they keep the program going by themselves. */
    BACKGROUND
}
