/** What people may ask of their own data (I5): a copy of it, to be forgotten, and that nothing is kept for ever. */
@NullMarked
package dev.trellis.privacy;

import org.jspecify.annotations.NullMarked;
