package dev.trellis;

/** An accident, as opposed to a refusal, which is a value. People see a sentence and a reference; logs see the rest. */
public final class TrellisException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    public TrellisException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    public TrellisException(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }

    /** Whose fault it is. */
    public enum Fault {
        /** What came in makes no sense: a claim that does not parse, a name that was never declared. */
        USER,
        /** A chat platform or the database did not do its part. */
        PLATFORM,
        /** Ours. */
        INTERNAL
    }
}
