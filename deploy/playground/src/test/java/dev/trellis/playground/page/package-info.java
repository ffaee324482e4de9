@NullMarked
package dev.trellis.playground.page;

import org.jspecify.annotations.NullMarked;
