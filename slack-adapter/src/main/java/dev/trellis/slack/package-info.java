@NullMarked
package dev.trellis.slack;

import org.jspecify.annotations.NullMarked;
