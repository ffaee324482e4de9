@NullMarked
package dev.trellis.playground.cast;

import org.jspecify.annotations.NullMarked;
