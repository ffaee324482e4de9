package dev.trellis.person;

/**
 * What a concept does when two persons turn out to be one: everything of {@code gone} becomes {@code stays}'s, in the same transaction.
 * Afterwards no row but the trail of what was done names {@code gone}; a test looks at every table.
 */
public interface Joined {
    void joined(long organization, long gone, long stays);
}
