@NullMarked
package dev.trellis.conversation.form;

import org.jspecify.annotations.NullMarked;
