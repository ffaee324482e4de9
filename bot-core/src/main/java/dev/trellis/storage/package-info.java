@NullMarked
package dev.trellis.storage;

import org.jspecify.annotations.NullMarked;
