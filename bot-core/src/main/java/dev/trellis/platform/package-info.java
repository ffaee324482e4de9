@NullMarked
package dev.trellis.platform;

import org.jspecify.annotations.NullMarked;
