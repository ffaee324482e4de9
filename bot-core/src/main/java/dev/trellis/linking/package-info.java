/** One person in several chats (I11): linked by a code that is typed in the other chat, never by a name or an address alone. */
@NullMarked
package dev.trellis.linking;

import org.jspecify.annotations.NullMarked;
