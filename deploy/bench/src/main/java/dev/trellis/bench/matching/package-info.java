/** Rounds of matching beside OR-Tools: how long the best assignment takes, and how much memory. No database. */
@NullMarked
package dev.trellis.bench.matching;

import org.jspecify.annotations.NullMarked;
