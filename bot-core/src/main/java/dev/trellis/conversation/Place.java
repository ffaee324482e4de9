package dev.trellis.conversation;

/**
 * The conversation that an event came from.
 *
 * @param conversation the adapter's key, usable as {@code Target.Channel#conversation} when {@code kind} is {@link Kind#CHANNEL}
 * @param name as people call it; empty for direct conversations and where the event does not tell
 */
public record Place(Kind kind, String conversation, String name) {
    /** Who reads along. */
    public enum Kind {
        /** The person and Trellis. */
        DIRECT,
        /** A team. Nothing personal is said here but to the one who asked. */
        CHANNEL
    }
}
