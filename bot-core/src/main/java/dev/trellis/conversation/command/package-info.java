@NullMarked
package dev.trellis.conversation.command;

import org.jspecify.annotations.NullMarked;
