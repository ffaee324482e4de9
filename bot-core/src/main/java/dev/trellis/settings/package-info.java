@NullMarked
package dev.trellis.settings;

import org.jspecify.annotations.NullMarked;
