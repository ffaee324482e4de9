/** Taps on a check-in's buttons: acknowledged when everything is committed, beside Bolt on Jetty with one insert. */
@NullMarked
package dev.trellis.bench.taps;

import org.jspecify.annotations.NullMarked;
