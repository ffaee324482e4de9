package dev.trellis.dependencies;

import java.util.List;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.jspecify.annotations.Nullable;

/**
 * A published vulnerability of one component.
 *
 * @param id of GitHub's database, else the CVE
 * @param also its other names
 * @param component group and artifact, with a colon between them
 * @param fixed the first version of our line without it; absent where there is none yet
 * @param severity as published: low, moderate, high, critical, or unrated
 * @param summary in our own words
 */
record Advisory(
        String id,
        @Nullable List<String> also,
        String component,
        List<Range> affected,
        @Nullable String fixed,
        String severity,
        String summary) {

    /** Versions from {@code from}, inclusive, to {@code before}, exclusive; either end may be open. */
    record Range(@Nullable String from, @Nullable String before) {
        boolean holds(String version) {
            ComparableVersion ours = new ComparableVersion(version);
            return (from == null || ours.compareTo(new ComparableVersion(from)) >= 0)
                    && (before == null || ours.compareTo(new ComparableVersion(before)) < 0);
        }
    }

    boolean affects(Component shipped) {
        return shipped.name().equals(component) && affected.stream().anyMatch(range -> range.holds(shipped.version()));
    }
}
