/** Neutral cards and forms as Adaptive Cards 1.5. */
@NullMarked
package dev.trellis.teams.render;

import org.jspecify.annotations.NullMarked;
