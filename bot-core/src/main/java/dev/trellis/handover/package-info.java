/** A mentee who goes on with another mentor, if everybody concerned says yes (C5). */
@NullMarked
package dev.trellis.handover;

import org.jspecify.annotations.NullMarked;
