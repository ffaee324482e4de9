/** A stand-in for Teams's servers and clients. */
@NullMarked
package dev.trellis.standins.teams;

import org.jspecify.annotations.NullMarked;
