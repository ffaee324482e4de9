/** What the browser sees: one page, and the small JSON interface behind it. */
@NullMarked
package dev.trellis.playground.page;

import org.jspecify.annotations.NullMarked;
