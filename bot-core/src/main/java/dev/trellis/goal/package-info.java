/** Goals that people own, their milestones and what came of them (D3–D5). */
@NullMarked
package dev.trellis.goal;

import org.jspecify.annotations.NullMarked;
