package dev.trellis.slack.inbound;

/** Something that every payload of its kind has is missing. */
final class NotAPayload extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotAPayload(String missing) {
        super(missing, null, false, false);
    }
}
