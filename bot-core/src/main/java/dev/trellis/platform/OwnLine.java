package dev.trellis.platform;

/**
 * A way in that an adapter opens by itself, beside the web server: a connection to its platform that events come through. The service opens
 * it when everything else is ready, and closes it first.
 */
public interface OwnLine {
    /** Opens it and keeps it open, in the background. Doing so twice does nothing more. */
    void open();

    /** Takes nothing more, finishes what is in hand within a few seconds, and ends. */
    void close();
}
