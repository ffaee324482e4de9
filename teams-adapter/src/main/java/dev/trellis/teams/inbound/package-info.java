/** From the bytes at the door to the neutral {@code Inbound}, and from the neutral {@code Answer} back to what Teams waits for. */
@NullMarked
package dev.trellis.teams.inbound;

import org.jspecify.annotations.NullMarked;
