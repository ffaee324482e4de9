package dev.trellis.variant;

/**
 * What about a person variants ask for.
 *
 * @param region empty: not known
 * @param jobFunction empty: not known
 * @param language the tag of what they speak with Trellis
 */
public record Who(String region, String jobFunction, String language) {}
