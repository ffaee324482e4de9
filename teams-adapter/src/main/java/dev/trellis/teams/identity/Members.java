package dev.trellis.teams.identity;

import org.jspecify.annotations.Nullable;

/** Asks a conversation who a member is. */
public interface Members {
    /**
     * The object id behind a member's {@code 29:} id.
     *
     * @return null when there is nobody, or when it cannot be said now
     */
    @Nullable
    String objectId(String serviceUrl, String conversation, String member);
}
