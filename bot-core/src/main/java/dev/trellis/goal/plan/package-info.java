/** One's own development plan: to read, and to take along (D7). */
@NullMarked
package dev.trellis.goal.plan;

import org.jspecify.annotations.NullMarked;
