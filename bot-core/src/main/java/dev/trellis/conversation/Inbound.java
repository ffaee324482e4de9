package dev.trellis.conversation;

import dev.trellis.platform.Sighting;
import dev.trellis.platform.WorkspaceRef;
import org.jspecify.annotations.Nullable;

/**
 * Something a person did in a chat, after the adapter has checked its caller and left everything platform-shaped behind.
 *
 * @param key the same for every repetition of the same event and for no other event; at most 180 characters, starting with the
 *     platform's name
 * @param canOpenForm whether a form can be opened in answer to this event; if not, the engine offers a button instead
 * @param sighting the card that was tapped, with what its buttons say of it; absent where the platform can be asked for its messages, and for
 *     everything that is no tap
 */
public record Inbound(
        String key,
        WorkspaceRef workspace,
        Sender sender,
        Place place,
        boolean canOpenForm,
        Event event,
        @Nullable Sighting sighting) {

    /** Of something that says nothing about a message of ours. */
    public Inbound(String key, WorkspaceRef workspace, Sender sender, Place place, boolean canOpenForm, Event event) {
        this(key, workspace, sender, place, canOpenForm, event, null);
    }
}
