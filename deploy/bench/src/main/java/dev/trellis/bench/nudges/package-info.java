/** Nudges that are due: planned, sent and recorded, beside schedulers that do the same with their jobs. */
@NullMarked
package dev.trellis.bench.nudges;

import org.jspecify.annotations.NullMarked;
