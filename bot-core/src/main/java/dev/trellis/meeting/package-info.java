@NullMarked
package dev.trellis.meeting;

import org.jspecify.annotations.NullMarked;
