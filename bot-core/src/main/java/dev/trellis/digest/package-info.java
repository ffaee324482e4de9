@NullMarked
package dev.trellis.digest;

import org.jspecify.annotations.NullMarked;
