package dev.trellis;

import org.jspecify.annotations.Nullable;

/**
 * An exception for the log, without its message, and so are its causes: parsers and databases like to quote what they could not take, and
 * that may be a person's words. What is left is what broke, and where.
 */
public final class Wordless extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 8;

    private Wordless(Throwable accident, @Nullable Throwable cause) {
        super(accident.getClass().getName(), cause);
        setStackTrace(accident.getStackTrace());
    }

    public static Wordless of(Throwable accident) {
        return of(accident, DEEPEST);
    }

    private static Wordless of(Throwable accident, int deepest) {
        Throwable cause = accident.getCause();
        return new Wordless(accident, cause == null || deepest == 0 ? null : of(cause, deepest - 1));
    }
}
