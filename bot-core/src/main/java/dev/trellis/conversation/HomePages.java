package dev.trellis.conversation;

/** Keeps the page that a person has inside the chat up to date (G2). */
public interface HomePages {
    /** Means the page anew, in the caller's transaction; where no chat of theirs has one, nothing is sent. */
    void refresh(long organization, long person);
}
