@NullMarked
package dev.trellis.attention;

import org.jspecify.annotations.NullMarked;
