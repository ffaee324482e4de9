/** A bare Micronaut application. */
@NullMarked
package dev.trellis.bench.hello;

import org.jspecify.annotations.NullMarked;
