/** Other processes that take part in a measurement. */
@NullMarked
package dev.trellis.bench.process;

import org.jspecify.annotations.NullMarked;
