package dev.trellis.bench.comparison;

/**
 * What a comparison is to answer.
 *
 * @param name a word for the command line and the files, such as {@code db-scheduler}
 * @param ratio in words, such as {@code planned and sent nudges/s ÷ db-scheduler}
 * @param unit of the figures of both sides
 * @param goal of ours ÷ theirs
 */
public record Question(String name, String ratio, String unit, Goal goal) {}
