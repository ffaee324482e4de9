@NullMarked
package dev.trellis.delivery;

import org.jspecify.annotations.NullMarked;
