/** A stand-in for Slack's servers and clients. */
@NullMarked
package dev.trellis.standins.slack;

import org.jspecify.annotations.NullMarked;
