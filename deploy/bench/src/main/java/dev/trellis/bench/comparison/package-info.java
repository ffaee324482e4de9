@NullMarked
package dev.trellis.bench.comparison;

import org.jspecify.annotations.NullMarked;
