/** What is stored so that a copy of the database does not tell it: tokens of chat platforms and words that people wrote. */
@NullMarked
package dev.trellis.secrecy;

import org.jspecify.annotations.NullMarked;
