/** Who may decide what (I1), and who did what (I2). */
@NullMarked
package dev.trellis.governance;

import org.jspecify.annotations.NullMarked;
