package dev.trellis.platform;

/** What not every chat can do. A flow never asks for the platform's name; the engine and the renderers ask for a capability. */
public enum Capability {
    /** Draws {@code Element.Chart}; without it the chart is said in text. */
    CHARTS,
    /** Has a page of the person's own inside the chat, published through {@link Target.Home}. */
    HOME,
    /** Shows a message to one person inside a channel; without it such a message goes to the person's direct messages. */
    ONLY_YOU,
    /**
     * Can be asked whether a message in doubt arrived; without it a message in doubt is never sent again by itself, and what is tapped
     * carries its {@link Sighting}.
     */
    FINDS_ITS_MESSAGES
}
