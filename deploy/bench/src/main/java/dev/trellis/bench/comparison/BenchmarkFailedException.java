package dev.trellis.bench.comparison;

import org.jspecify.annotations.Nullable;

/** A benchmark could not be run to its end; there is no result. */
public final class BenchmarkFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BenchmarkFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    public BenchmarkFailedException(String message) {
        this(message, null);
    }
}
