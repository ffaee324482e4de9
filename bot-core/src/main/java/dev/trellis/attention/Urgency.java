package dev.trellis.attention;

/** How much right a message has to its moment. The order is the order of sending. */
public enum Urgency {
    /** Answers what the person just did: at once, at any hour, outside of every budget. */
    INTERACTIVE,
    /**
     * Tells what somebody else did, or is of use only around its time (a proposed time, a meeting in an hour). Waits for no budget and
     * spends none: the budget is for what Trellis asks of its own accord.
     */
    TIMELY,
    /** Trellis speaks first: working hours, snooze, and the budget that only these messages spend. */
    ROUTINE
}
