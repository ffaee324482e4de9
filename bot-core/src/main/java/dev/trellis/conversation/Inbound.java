package dev.trellis.conversation;

import dev.trellis.platform.WorkspaceRef;

/**
 * Something a person did in a chat, after the adapter has checked its caller and left everything platform-shaped behind.
 *
 * @param key the same for every repetition of the same event and for no other event; at most 180 characters, starting with the
 *     platform's name
 * @param canOpenForm whether a form can be opened in answer to this event; if not, the engine offers a button instead
 */
public record Inbound(
        String key, WorkspaceRef workspace, Sender sender, Place place, boolean canOpenForm, Event event) {}
