package dev.trellis.platform;

import java.util.Optional;
import java.util.Set;

/**
 * What an adapter implements so that Trellis can speak there. Implementations never retry by themselves, never throw for what a platform
 * answers, return within 15 seconds, and are safe to call from many virtual threads.
 */
public interface ChatPlatform {
    /** A short stable word, stored with identities: {@code slack}, {@code teams}. */
    String name();

    Set<Capability> capabilities();

    /** How fast calls of this kind may come in one workspace; empty: without a limit worth knowing. */
    default Optional<Pace> pace(CallKind kind) {
        return Optional.empty();
    }

    /** A person's id as this platform keeps it, if the word could be one that somebody copied; whether there is such a person is not known. */
    default Optional<String> userId(String word) {
        return Optional.empty();
    }

    /** Posts, replaces or publishes one message, at most once. */
    DeliveryOutcome deliver(Parcel parcel);

    /**
     * Whether a message in doubt is there. Only asked with {@link Capability#FINDS_ITS_MESSAGES}.
     *
     * @return {@code Delivered} when it was found, {@code Rejected} when it is certainly not there, {@code Unknown} or {@code RetryAfter}
     *     when that cannot be said now
     */
    default DeliveryOutcome find(Parcel parcel) {
        return new DeliveryOutcome.Unknown("this platform cannot be asked");
    }

    ProfileLookup profile(WorkspaceRef workspace, ChatIdentity person);
}
