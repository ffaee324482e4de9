package dev.trellis.conversation;

import dev.trellis.text.Voice;

/**
 * A {@link Reply} with the voice to say it in.
 *
 * @param kept false when an accident undid everything: where nobody waits for the reply, the adapter answers with a failure, so that the
 *     platform brings the event again
 */
public record Answer(Reply reply, Voice voice, boolean kept) {
    public static Answer kept(Reply reply, Voice voice) {
        return new Answer(reply, voice, true);
    }
}
