@NullMarked
package dev.trellis.variant;

import org.jspecify.annotations.NullMarked;
