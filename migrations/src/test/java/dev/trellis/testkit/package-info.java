/** What other modules' tests need of this one: a database. */
@NullMarked
package dev.trellis.testkit;

import org.jspecify.annotations.NullMarked;
