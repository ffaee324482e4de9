/** A good end for a pair: why, a week to say something, thanks and lessons, and the end of a cohort (C5). */
@NullMarked
package dev.trellis.ending;

import org.jspecify.annotations.NullMarked;
