package dev.trellis.person;

import dev.trellis.platform.ChatIdentity;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person as one chat knows them (I11: one person may have several).
 *
 * @param directAddress where direct messages go, in the adapter's notation
 * @param unreachableWhy why nothing can be sent there, until they speak again; {@link #UNVERIFIED} of an account that a file named
 * @param profileDueAt when the chat is asked for the profile; absent: nothing to ask
 * @param linkedAt when it was linked to a person known from another chat; absent: it is what the person was first known by
 */
@MappedEntity("chat_identity")
public record Identity(
        @Id @GeneratedValue long id,
        long organizationId,
        long personId,
        long workspaceId,
        String platform,
        String externalId,
        String displayName,
        @Nullable String directAddress,
        @Nullable String unreachableWhy,
        @Nullable Instant lastSeenAt,
        @Nullable Instant profileDueAt,
        @Nullable Instant linkedAt) {
    /** A file named it, and the chat has not been asked yet whether it is somebody of the organization. */
    public static final String UNVERIFIED = "UNVERIFIED";

    /** The same person in the platform's keys. */
    public ChatIdentity in(String workspace) {
        return new ChatIdentity(platform, workspace, externalId);
    }
}
