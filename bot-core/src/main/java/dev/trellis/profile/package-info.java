@NullMarked
package dev.trellis.profile;

import org.jspecify.annotations.NullMarked;
