package dev.trellis.conversation;

import dev.trellis.text.Voice;

/**
 * A {@link Reply} with the voice to say it in.
 *
 * @param kept false when nothing was kept of the event, after an accident or because there was too much to do: where nobody waits for the
 *     reply, the adapter answers with a failure, so that the platform brings the event again
 * @param repeated whether the event was taken in before and this is what was answered then
 */
public record Answer(Reply reply, Voice voice, boolean kept, boolean repeated) {
    /** Of an event that was taken in now, or of which nothing was kept. */
    public Answer(Reply reply, Voice voice, boolean kept) {
        this(reply, voice, kept, false);
    }

    public static Answer kept(Reply reply, Voice voice) {
        return new Answer(reply, voice, true);
    }

    static Answer repeated(Reply reply, Voice voice) {
        return new Answer(reply, voice, true, true);
    }
}
