package dev.trellis.conversation;

/** The door of the core: adapters hand in what happened and get what to answer. */
public interface Conversation {
    /**
     * Takes in one event in one transaction. When this returns, everything the event changed is committed, and the same {@link
     * Inbound#key()} will change nothing again and get the same answer. An {@link Sender#outsider() outsider} is answered with one sentence,
     * and nothing is kept of it: no person, no event, no entry of the audit.
     *
     * @return never throws for anything a person can cause; an accident inside is answered with a sentence and a reference, and nothing
     *     is kept of it, so that the platform's repetition can succeed
     */
    Answer receive(Inbound inbound);
}
