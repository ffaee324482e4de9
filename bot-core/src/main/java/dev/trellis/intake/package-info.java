/** What people said about themselves when they enrolled (B1): what matching looks at, and words for their partner. */
@NullMarked
package dev.trellis.intake;

import org.jspecify.annotations.NullMarked;
