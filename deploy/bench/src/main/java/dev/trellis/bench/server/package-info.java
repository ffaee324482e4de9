/** The MySQL server that benchmarks run on, and schemas there. */
@NullMarked
package dev.trellis.bench.server;

import org.jspecify.annotations.NullMarked;
