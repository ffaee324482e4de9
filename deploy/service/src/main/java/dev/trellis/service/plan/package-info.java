/** A development plan as a PDF (D7). */
@NullMarked
package dev.trellis.service.plan;

import org.jspecify.annotations.NullMarked;
