@NullMarked
package dev.trellis.scheduler;

import org.jspecify.annotations.NullMarked;
