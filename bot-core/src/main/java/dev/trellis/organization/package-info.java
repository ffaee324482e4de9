@NullMarked
package dev.trellis.organization;

import org.jspecify.annotations.NullMarked;
