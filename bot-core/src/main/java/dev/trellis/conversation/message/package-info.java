@NullMarked
package dev.trellis.conversation.message;

import org.jspecify.annotations.NullMarked;
