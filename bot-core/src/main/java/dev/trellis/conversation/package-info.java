@NullMarked
package dev.trellis.conversation;

import org.jspecify.annotations.NullMarked;
