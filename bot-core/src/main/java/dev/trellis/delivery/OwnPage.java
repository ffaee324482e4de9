package dev.trellis.delivery;

import dev.trellis.conversation.message.Card;
import java.util.Optional;

/**
 * The page that a person has inside the chat, made when it is sent: whatever happened until then is on it, and several reasons to show it
 * anew are one sending.
 */
@FunctionalInterface
public interface OwnPage {
    /** Empty when there is nobody to show it to. */
    Optional<Card> of(long organization, long person);
}
