package dev.trellis.person;

import dev.trellis.platform.ChatIdentity;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code TRELLIS_ADMINS}: who is an owner from the start, as {@code slack:T123:U123,teams:<tenant>:<aadObjectId>}. */
@Singleton
public class FirstOwners {
    private final Set<ChatIdentity> identities;

    public FirstOwners(@Nullable @Value("${trellis.admins:}") String configured) {
        identities = configured == null || configured.isBlank()
                ? Set.of()
                : Arrays.stream(configured.split(","))
                        .map(String::strip)
                        .filter(entry -> !entry.isEmpty())
                        .map(FirstOwners::identity)
                        .collect(Collectors.toUnmodifiableSet());
    }

    public boolean contains(ChatIdentity identity) {
        return identities.contains(identity);
    }

    Set<ChatIdentity> all() {
        return identities;
    }

    /** Whether one of them is somebody of this workspace. */
    public boolean knowSomebodyIn(String platform, String workspace) {
        return identities.stream()
                .anyMatch(identity -> identity.platform().equals(platform)
                        && identity.workspace().equals(workspace));
    }

    private static ChatIdentity identity(String entry) {
        String[] parts = entry.split(":", -1);
        if (parts.length != 3 || Arrays.stream(parts).anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "TRELLIS_ADMINS: \"" + entry + "\" is not <platform>:<workspace or tenant>:<user>");
        }
        return new ChatIdentity(parts[0], parts[1], parts[2]);
    }
}
