@NullMarked
package dev.trellis.cadence;

import org.jspecify.annotations.NullMarked;
