package dev.trellis.roster;

/** Whom a word of a file means. */
sealed interface Meant {
    record Somebody(long person) implements Meant {}

    record Nobody(Problem problem) implements Meant {}
}
