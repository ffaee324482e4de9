/** Messages that leave: the Bot Connector behind a port, and what became of each call. */
@NullMarked
package dev.trellis.teams.outbound;

import org.jspecify.annotations.NullMarked;
