/**
 * How well a mentor and a mentee would fit (C1), what may never be (C2), and why, in words. Pure: what people said goes in, numbers and
 * texts come out.
 */
@NullMarked
package dev.trellis.matching.score;

import org.jspecify.annotations.NullMarked;
