@NullMarked
package dev.trellis.standins.slack;

import org.jspecify.annotations.NullMarked;
