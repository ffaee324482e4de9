@NullMarked
package dev.trellis.agreement;

import org.jspecify.annotations.NullMarked;
