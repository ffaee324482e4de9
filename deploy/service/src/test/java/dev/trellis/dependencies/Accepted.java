package dev.trellis.dependencies;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An advisory that we ship with, knowing it.
 *
 * @param reason why it does no harm here
 * @param lookAgain the day by which somebody decides anew
 */
record Accepted(
        String id, @Nullable String reason, @Nullable LocalDate lookAgain) {}
