/** Trellis with both chats in a browser page: stand-ins, the real service, a demo program and a clock to move, in one process. */
@NullMarked
package dev.trellis.playground;

import org.jspecify.annotations.NullMarked;
