@NullMarked
package dev.trellis.operations;

import org.jspecify.annotations.NullMarked;
