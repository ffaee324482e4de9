/** What people with bad intentions try, as one list, through the really started service on a real database. */
@NullMarked
package dev.trellis.attacks;

import org.jspecify.annotations.NullMarked;
