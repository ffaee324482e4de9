/** Things to read for those who take part: what comes with Trellis, and what admins add (B4). */
@NullMarked
package dev.trellis.library;

import org.jspecify.annotations.NullMarked;
