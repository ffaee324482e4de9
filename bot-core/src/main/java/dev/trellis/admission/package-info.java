/** Which workspaces may use this Trellis: anybody can put the app into theirs, but owners say who is served. */
@NullMarked
package dev.trellis.admission;

import org.jspecify.annotations.NullMarked;
