package dev.trellis.attention;

/** How much right a message has to its moment. The order is the order of sending. */
public enum Urgency {
    /** Answers what the person just did: at once, at any hour, outside of every budget. */
    INTERACTIVE,
    /** Of use only around its time (a meeting in an hour, a time that somebody proposed): waits for no budget, but counts in it. */
    TIMELY,
    /** Trellis speaks first: working hours, budget, snooze. */
    ROUTINE
}
