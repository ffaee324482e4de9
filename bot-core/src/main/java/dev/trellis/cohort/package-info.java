@NullMarked
package dev.trellis.cohort;

import org.jspecify.annotations.NullMarked;
