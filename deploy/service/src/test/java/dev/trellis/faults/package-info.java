/**
 * What becomes of messages and taps when processes, databases, platforms and clocks fail: real processes, real servers, and the strict
 * stand-ins as witnesses that count what was really delivered.
 */
@NullMarked
package dev.trellis.faults;

import org.jspecify.annotations.NullMarked;
