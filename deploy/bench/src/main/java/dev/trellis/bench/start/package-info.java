/** How soon the service can work, and what it needs while it has nothing to do. */
@NullMarked
package dev.trellis.bench.start;

import org.jspecify.annotations.NullMarked;
