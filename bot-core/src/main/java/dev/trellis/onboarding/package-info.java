/** Whoever is new in a program is shown around, in small steps over the first days (B3). */
@NullMarked
package dev.trellis.onboarding;

import org.jspecify.annotations.NullMarked;
