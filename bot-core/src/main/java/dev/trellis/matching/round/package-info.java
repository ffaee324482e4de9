/** A whole round of matching (C1 to C3): computed as due work, looked at and adjusted by admins, announced pair by pair. */
@NullMarked
package dev.trellis.matching.round;

import org.jspecify.annotations.NullMarked;
