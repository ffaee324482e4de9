@NullMarked
package dev.trellis.program;

import org.jspecify.annotations.NullMarked;
