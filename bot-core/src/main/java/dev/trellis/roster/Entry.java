package dev.trellis.roster;

import dev.trellis.enrolment.Side;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line that can be read. What is absent was left blank, and changes nothing.
 *
 * @param person as the file names them
 * @param side absent only for those who leave: on whichever side they are
 * @param manager as the file names them
 */
record Entry(
        Line line,
        String person,
        @Nullable Side side,
        @Nullable Long cohort,
        @Nullable Integer limit,
        @Nullable String manager,
        @Nullable Map<String, Integer> wanted,
        @Nullable Map<String, Integer> offered,
        @Nullable List<String> languages,
        boolean leaves)
        implements Understood {}
