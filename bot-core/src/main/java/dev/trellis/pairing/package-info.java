@NullMarked
package dev.trellis.pairing;

import org.jspecify.annotations.NullMarked;
