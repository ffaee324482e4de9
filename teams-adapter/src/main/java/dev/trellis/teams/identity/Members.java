package dev.trellis.teams.identity;

import org.jspecify.annotations.Nullable;

/** Asks a conversation who a member is. */
public interface Members {
    /** @param member a {@code 29:} id */
    Answer ask(String serviceUrl, String conversation, String member);

    /** What Teams says. */
    sealed interface Answer {
        /**
         * A member.
         *
         * @param objectId the person
         * @param name as in the directory, not as anybody typed it; absent if Teams gave none
         * @param tenant the person's home; absent if Teams did not say
         * @param guest whether Teams calls them a guest, or anonymous
         */
        record Told(
                String objectId,
                @Nullable String name,
                @Nullable String tenant,
                boolean guest) implements Answer {}

        /** Teams knows no such member there. */
        record Nobody() implements Answer {}

        /** It cannot be said now. */
        record NotNow() implements Answer {}
    }
}
