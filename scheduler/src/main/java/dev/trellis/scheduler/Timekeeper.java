package dev.trellis.scheduler;

/**
 * What makes time pass for the service: calls the core's sweeps and weekly work when they are due. One bean of it is there:
 * {@link RunningTime}, or
 * {@link SteppedTime} where the context's clock is a {@link SteppableClock}.
 */
public interface Timekeeper {
    /** Starts calling. Starting twice does nothing more. */
    void start();

    /** Calls nothing more and returns when what was running has ended. Stopping twice does nothing more. */
    void stop();

    /** Whether it is started and able to call: for the readiness check. */
    boolean running();
}
