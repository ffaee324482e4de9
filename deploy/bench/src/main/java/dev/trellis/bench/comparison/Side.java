package dev.trellis.bench.comparison;

/**
 * One side of a comparison: sets itself up once, and then can be measured again and again.
 *
 * <p>Between two of its rounds the other side is measured, on the same machine: whatever runs on by itself must rest then.
 */
public interface Side extends AutoCloseable {
    /** As a reader of the report shall call it, with the version of what is compared with. */
    String name();

    /**
     * One round: arranges what is due, measures, and leaves things as they were.
     *
     * @return the figure, in the unit of the {@link Question}; only what was measured counts, not the arranging
     */
    double round() throws Exception;

    @Override
    default void close() {}
}
