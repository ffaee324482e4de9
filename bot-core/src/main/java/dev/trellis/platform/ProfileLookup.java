package dev.trellis.platform;

import java.time.Duration;

/** The answer to a question for a {@link ChatProfile}. */
public sealed interface ProfileLookup {
    record Found(ChatProfile profile) implements ProfileLookup {}

    record RetryAfter(Duration delay) implements ProfileLookup {}

    /** A guest, a bot, somebody of another company or nobody at all: Trellis is not theirs. */
    record Outsider() implements ProfileLookup {}

    /** The platform does not tell. */
    record Unavailable(String why) implements ProfileLookup {}
}
