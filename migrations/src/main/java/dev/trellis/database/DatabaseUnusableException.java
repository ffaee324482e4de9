package dev.trellis.database;

import org.jspecify.annotations.Nullable;

/**
 * The database cannot be used, and an operator has to do something about it. The message is one or two sentences for that
 * person: what is wrong and what to do. It holds no password.
 */
public final class DatabaseUnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseUnusableException(String sentence) {
        super(sentence);
    }

    public DatabaseUnusableException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
