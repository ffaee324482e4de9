/** What happened before the newcomer came, and what the people nobody plays do. */
@NullMarked
package dev.trellis.playground.story;

import org.jspecify.annotations.NullMarked;
