@NullMarked
package dev.trellis.standins.teams;

import org.jspecify.annotations.NullMarked;
