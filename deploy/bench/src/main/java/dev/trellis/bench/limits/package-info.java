/** How much of what a platform allows is used, and how often it has to say no. */
@NullMarked
package dev.trellis.bench.limits;

import org.jspecify.annotations.NullMarked;
