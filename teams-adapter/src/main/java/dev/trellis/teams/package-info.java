@NullMarked
package dev.trellis.teams;

import org.jspecify.annotations.NullMarked;
