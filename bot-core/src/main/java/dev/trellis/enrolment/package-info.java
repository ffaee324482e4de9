/** Who is in a program, as mentor or as mentee, and where they stand until they are matched (B1, B2). */
@NullMarked
package dev.trellis.enrolment;

import org.jspecify.annotations.NullMarked;
