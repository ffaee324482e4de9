@NullMarked
package dev.trellis.charter;

import org.jspecify.annotations.NullMarked;
