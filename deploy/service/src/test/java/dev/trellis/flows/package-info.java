/** Whole flows: real HTTP, real signatures and tokens, strict servers on the other side, a clock that is stepped. */
@NullMarked
package dev.trellis.flows;

import org.jspecify.annotations.NullMarked;
