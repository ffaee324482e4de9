/** People come into a program by a file that an admin brings (B1, I4). */
@NullMarked
package dev.trellis.roster;

import org.jspecify.annotations.NullMarked;
