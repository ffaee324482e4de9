package dev.trellis.platform;

import java.time.Duration;

/** The answer to a question for a {@link ChatProfile}. */
public sealed interface ProfileLookup {
    record Found(ChatProfile profile) implements ProfileLookup {}

    record RetryAfter(Duration delay) implements ProfileLookup {}

    /** A guest, a bot, or somebody of another company: Trellis is not theirs. */
    record Outsider() implements ProfileLookup {}

    /** No such person, or the platform does not tell. */
    record Unavailable(String why) implements ProfileLookup {}
}
