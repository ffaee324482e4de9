@NullMarked
package dev.trellis.playground.stage;

import org.jspecify.annotations.NullMarked;
