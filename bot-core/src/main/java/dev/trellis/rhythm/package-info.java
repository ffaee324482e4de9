@NullMarked
package dev.trellis.rhythm;

import org.jspecify.annotations.NullMarked;
