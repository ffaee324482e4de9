package dev.trellis.teams.identity;

import dev.trellis.platform.ChatIdentity;

/** Whom a member id turned out to be. */
public sealed interface Who {
    /** @param name Teams' own; the object id where Teams gave none, until the profile is asked for */
    record Ours(ChatIdentity identity, String name) implements Who {}

    /** A guest, or somebody of another tenant in a shared channel. */
    record Outsider(ChatIdentity identity) implements Who {}

    /** A tag, a channel, a bot, somebody who left. */
    record Nobody() implements Who {}

    /** Teams cannot be asked now, and guessing would let a stranger in. */
    record NotNow() implements Who {}
}
