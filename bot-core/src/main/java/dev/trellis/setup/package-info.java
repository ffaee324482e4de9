@NullMarked
package dev.trellis.setup;

import org.jspecify.annotations.NullMarked;
