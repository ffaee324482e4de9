@NullMarked
package dev.trellis.audit;

import org.jspecify.annotations.NullMarked;
