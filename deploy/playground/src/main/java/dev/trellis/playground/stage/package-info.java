/** What runs in the playground's process: the stand-ins, the real service, one clock, one data folder. */
@NullMarked
package dev.trellis.playground.stage;

import org.jspecify.annotations.NullMarked;
