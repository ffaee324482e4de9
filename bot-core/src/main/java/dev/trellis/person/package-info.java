@NullMarked
package dev.trellis.person;

import org.jspecify.annotations.NullMarked;
