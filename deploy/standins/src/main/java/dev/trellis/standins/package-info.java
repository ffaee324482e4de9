/** What both stand-ins share: a loopback HTTP server, faults on request, a witness of every call, and a client that loses patience. */
@NullMarked
package dev.trellis.standins;

import org.jspecify.annotations.NullMarked;
