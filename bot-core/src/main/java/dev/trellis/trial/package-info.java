/** The pilot phase of a pair: whether the two are a good fit, asked privately, and a new start without blame where they are not (C4). */
@NullMarked
package dev.trellis.trial;

import org.jspecify.annotations.NullMarked;
