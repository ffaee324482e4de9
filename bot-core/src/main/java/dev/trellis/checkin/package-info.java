@NullMarked
package dev.trellis.checkin;

import org.jspecify.annotations.NullMarked;
