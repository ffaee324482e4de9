@NullMarked
package dev.trellis.standins;

import org.jspecify.annotations.NullMarked;
