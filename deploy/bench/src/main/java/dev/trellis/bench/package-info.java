@NullMarked
package dev.trellis.bench;

import org.jspecify.annotations.NullMarked;
