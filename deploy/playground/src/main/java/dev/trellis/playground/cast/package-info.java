/** Who is in the demo, and where they sit. */
@NullMarked
package dev.trellis.playground.cast;

import org.jspecify.annotations.NullMarked;
