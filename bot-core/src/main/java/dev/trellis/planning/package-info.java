@NullMarked
package dev.trellis.planning;

import org.jspecify.annotations.NullMarked;
