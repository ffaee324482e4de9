package dev.trellis.person;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A role that somebody was given. Everybody is a participant without a grant.
 *
 * @param grantedAt when it was given, the last time; it counts in chats that were the person's own by then (see {@link Identity#linkedAt})
 * @param grantedBy absent for those that were there before this was kept
 */
@MappedEntity("role_grant")
public record RoleGrant(
        @Id @GeneratedValue long id,
        long organizationId,
        long personId,
        Role role,
        Instant grantedAt,
        @Nullable Long grantedBy) {

    /**
     * Whether it counts for what is done in this chat. A chat account that was linked later carries no role until an owner gives it once
     * more: whoever talks somebody into linking an account gains no right by it.
     */
    public boolean countsIn(Identity identity) {
        return identity.linkedAt() == null || identity.linkedAt().isBefore(grantedAt);
    }
}
