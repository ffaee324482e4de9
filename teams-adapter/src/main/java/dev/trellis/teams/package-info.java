/** Trellis in Microsoft Teams. Without {@code trellis.teams.app-id} nothing in here exists and the Teams side is off. */
@NullMarked
@Configuration
@Requires(property = "trellis.teams.app-id")
package dev.trellis.teams;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
