package dev.trellis.conversation;

/**
 * The door of the core: adapters hand in what happened and get what to answer.
 *
 * <p>Guarantees: when {@link #receive} returns an answer that is {@link Answer#kept() kept}, everything the event changed is committed; so
 * a 200 to Slack or Teams means: committed. What was not kept is answered with a failure; only where the platform's one way to say a
 * sentence is the body of a 200 (a slash command, a form, an invoke of Teams), that sentence says that nothing was kept.
 * The same {@link Inbound#key()}, brought four times at once to whichever nodes, is one answer.
 *
 * <p>An answer comes within two seconds, or by the deadline where that is earlier, be it the sentence that there is too much to do. A commit
 * that has begun by then is waited for 400 milliseconds more, of which the deadline knows. Of an event that is answered with that sentence
 * nothing is kept, not later either, but for a commit that had begun and ended after all: brought again, such an event gets the answer that
 * was kept.
 */
public interface Conversation {
    /**
     * Takes in one event in one transaction, which it may share with others. An {@link Sender#outsider() outsider} is answered with one
     * sentence, and nothing is kept of it: no person, no event, no entry of the audit.
     *
     * @param deadline until when the platform waits for everything, this included
     * @return never throws for anything a person can cause; an accident inside is answered with a sentence and a reference, and nothing
     *     is kept of it, so that the platform's repetition can succeed
     */
    Answer receive(Inbound inbound, Deadline deadline);

    /** The same, for a platform that waits longer than the engine does. */
    default Answer receive(Inbound inbound) {
        return receive(inbound, Deadline.none());
    }
}
