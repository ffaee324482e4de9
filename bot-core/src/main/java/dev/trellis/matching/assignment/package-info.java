/**
 * Who is matched with whom (C3): the one assignment that is best for everybody together, exactly, with places per mentor. Knows mentees
 * and mentors by their numbers only, so it is pure, and can be held against other solvers.
 */
@NullMarked
package dev.trellis.matching.assignment;

import org.jspecify.annotations.NullMarked;
