@NullMarked
package dev.trellis.migrations;

import org.jspecify.annotations.NullMarked;
