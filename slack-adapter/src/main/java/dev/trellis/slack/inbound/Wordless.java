package dev.trellis.slack.inbound;

/** An exception for the log, without its message: parsers like to quote what they could not read, and that may be a person's words. */
final class Wordless extends Exception {
    private static final long serialVersionUID = 1L;

    private Wordless(Throwable accident) {
        super(accident.getClass().getName());
        setStackTrace(accident.getStackTrace());
    }

    static Wordless of(Throwable accident) {
        return new Wordless(accident);
    }
}
