package dev.trellis.teams.identity;

import dev.trellis.platform.ChatIdentity;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Who is who. Teams names people by a {@code 29:} id, which differs from bot to bot, and by {@code aadObjectId}, which is the person;
 * the core knows only the latter.
 */
@Singleton
public class People {
    /** The platform's name in identities, keys and workspaces. */
    public static final String PLATFORM = "teams";

    private static final int REMEMBERED = 20_000;

    private final Members directory;
    private final LastUsed<String, ChatIdentity> members = new LastUsed<>(REMEMBERED);
    private final LastUsed<ChatIdentity, DirectAddress> addresses = new LastUsed<>(REMEMBERED);

    public People(Members directory) {
        this.directory = directory;
    }

    /**
     * The person behind a member id, asked from the conversation if it is not known yet.
     *
     * @param objectId as told by the event, if it did
     */
    public @Nullable ChatIdentity identify(
            String serviceUrl, String tenant, String conversation, String member, @Nullable String objectId) {
        String key = tenant + " " + member;
        if (objectId != null && !objectId.isBlank()) {
            ChatIdentity told = new ChatIdentity(PLATFORM, tenant, objectId);
            members.put(key, told);
            return told;
        }
        ChatIdentity known = members.get(key);
        if (known != null || member.isBlank()) {
            return known;
        }
        String asked = directory.objectId(serviceUrl, conversation, member);
        if (asked == null) {
            return null;
        }
        ChatIdentity identity = new ChatIdentity(PLATFORM, tenant, asked);
        members.put(key, identity);
        return identity;
    }

    /** Where the person was last met; absent after a restart until they are met again. */
    public @Nullable DirectAddress address(ChatIdentity person) {
        return addresses.get(person);
    }

    public void remember(ChatIdentity person, DirectAddress address) {
        addresses.put(person, address);
    }
}
