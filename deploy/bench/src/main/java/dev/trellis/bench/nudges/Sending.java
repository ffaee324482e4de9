package dev.trellis.bench.nudges;

/** What both sides do to send one nudge. Safe to call from many threads. */
interface Sending extends AutoCloseable {
    void send(String to) throws Exception;

    @Override
    default void close() {}

    static Sending nothing() {
        return to -> {};
    }
}
