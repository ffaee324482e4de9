@NullMarked
package dev.trellis.playground;

import org.jspecify.annotations.NullMarked;
