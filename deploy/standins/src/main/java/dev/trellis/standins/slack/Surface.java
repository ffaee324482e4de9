package dev.trellis.standins.slack;

/** Where on the screen a person acts. */
public sealed interface Surface {
    /** A message, ephemeral ones included. */
    record Message(String channelId, String ts) implements Surface {}

    /** An open modal, wherever it is in the stack. */
    record Modal(String viewId) implements Surface {}

    /** The app's Home tab. */
    record Home() implements Surface {}

    static Surface message(String channelId, String ts) {
        return new Message(channelId, ts);
    }

    static Surface modal(String viewId) {
        return new Modal(viewId);
    }

    static Surface home() {
        return new Home();
    }
}
