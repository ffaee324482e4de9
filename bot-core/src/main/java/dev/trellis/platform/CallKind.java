package dev.trellis.platform;

/** The kinds of call that platforms set limits for, each its own. The order is stored: only add at the end. */
public enum CallKind {
    /** A new message. */
    POST,
    /** Another content for a message that is there, or its removal. */
    CHANGE,
    /** A person's own page. */
    HOME,
    /** Asking whether a message in doubt is there. */
    LOOK,
    /** The first message to somebody whose conversation is to be opened before. */
    FIRST_CONTACT
}
