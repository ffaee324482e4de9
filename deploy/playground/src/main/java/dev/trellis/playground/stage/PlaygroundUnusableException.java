package dev.trellis.playground.stage;

/** The playground cannot start; the message says what to do about it. */
public final class PlaygroundUnusableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PlaygroundUnusableException(String message) {
        super(message);
    }
}
