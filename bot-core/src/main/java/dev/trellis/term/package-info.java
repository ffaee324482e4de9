/** The lists that a program asks from: its skill map, goals, strengths, interests and groups (B1). Template's words in each reader's language. */
@NullMarked
package dev.trellis.term;

import org.jspecify.annotations.NullMarked;
