@NullMarked
package dev.trellis.summary;

import org.jspecify.annotations.NullMarked;
