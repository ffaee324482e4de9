package dev.trellis.teams.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.trellis.platform.ChatIdentity;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who is who. Teams names people by a {@code 29:} id, which differs from bot to bot, and by {@code aadObjectId}, which is the person; the
 * core knows only the latter. Whether somebody belongs to our tenant, and what they are called, is Teams' own word: each member is asked for
 * once and remembered, people for {@link #REMEMBERED}, outsiders for {@link #OUTSIDE}, those who are nobody for {@link #MISSED}. Everything
 * remembered can be asked again, so the memory is bounded and lost with the process.
 */
@Singleton
public class People {
    /** The platform's name in identities, keys and workspaces. */
    public static final String PLATFORM = "teams";

    static final Duration REMEMBERED = Duration.ofHours(24);
    static final Duration OUTSIDE = Duration.ofHours(1);
    static final Duration MISSED = Duration.ofMinutes(1);
    private static final int MOST = 20_000;

    private final Members directory;
    private final Cache<String, Who> members;
    private final Cache<ChatIdentity, DirectAddress> addresses =
            Caffeine.newBuilder().maximumSize(MOST).build();

    @Inject
    public People(Members directory) {
        this(directory, Ticker.systemTicker());
    }

    People(Members directory, Ticker ticker) {
        this.directory = directory;
        this.members = Caffeine.newBuilder()
                .maximumSize(MOST)
                .ticker(ticker)
                .expireAfter(Expiry.<String, Who>writing((member, who) -> keptFor(who)))
                .build();
    }

    private static Duration keptFor(Who who) {
        return switch (who) {
            case Who.Ours ignored -> REMEMBERED;
            case Who.Outsider ignored -> OUTSIDE;
            case Who.Nobody ignored -> MISSED;
            case Who.NotNow ignored -> Duration.ZERO;
        };
    }

    /** The member, if they have been asked for. */
    public @Nullable Who known(String tenant, String member) {
        return members.getIfPresent(key(tenant, member));
    }

    /** The member, asked from the conversation unless known. */
    public Who identify(String serviceUrl, String tenant, String conversation, String member) {
        if (member.isBlank()) {
            return new Who.Nobody();
        }
        Who known = known(tenant, member);
        if (known != null) {
            return known;
        }
        Who asked = who(tenant, directory.ask(serviceUrl, conversation, member));
        if (!(asked instanceof Who.NotNow)) {
            members.put(key(tenant, member), asked);
        }
        return asked;
    }

    private static Who who(String tenant, Members.Answer answer) {
        return switch (answer) {
            case Members.Answer.Told told -> {
                ChatIdentity identity = new ChatIdentity(PLATFORM, tenant, told.objectId());
                boolean elsewhere = told.tenant() != null && !told.tenant().equalsIgnoreCase(tenant);
                yield told.guest() || elsewhere
                        ? new Who.Outsider(identity)
                        : new Who.Ours(identity, told.name() == null ? told.objectId() : told.name());
            }
            case Members.Answer.Nobody() -> new Who.Nobody();
            case Members.Answer.NotNow() -> new Who.NotNow();
        };
    }

    private static String key(String tenant, String member) {
        return tenant + " " + member;
    }

    /** Where the person was last met; absent after a restart until they are met again. */
    public @Nullable DirectAddress address(ChatIdentity person) {
        return addresses.getIfPresent(person);
    }

    public void remember(ChatIdentity person, DirectAddress address) {
        addresses.put(person, address);
    }
}
