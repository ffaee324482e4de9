@NullMarked
package dev.trellis.text;

import org.jspecify.annotations.NullMarked;
