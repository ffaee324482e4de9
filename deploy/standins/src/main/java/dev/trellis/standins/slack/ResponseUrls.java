package dev.trellis.standins.slack;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Response URLs (documented): five uses within 30 minutes of the stand-in's clock. */
final class ResponseUrls {
    static final int USES = 5;
    static final Duration LIFETIME = Duration.ofMinutes(30);

    /** @param messageTs the message acted on, or null for a slash command's */
    record Issued(
            String teamId,
            String userId,
            String channelId,
            @Nullable String messageTs,
            Instant at,
            int uses) {
        Issued usedOnce() {
            return new Issued(teamId, userId, channelId, messageTs, at, uses + 1);
        }
    }

    private final Map<String, Issued> issued = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final Ids ids;

    ResponseUrls(InstantSource clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** The path below the server's address. */
    String issue(String teamId, String userId, String channelId, @Nullable String messageTs) {
        String path = "/response/%s/%d/%s".formatted(teamId, ids.number(), Long.toHexString(ids.number() * 40_503));
        issued.put(path, new Issued(teamId, userId, channelId, messageTs, clock.instant(), 0));
        return path;
    }

    Issued use(String path) {
        Issued known = issued.get(path);
        if (known == null) {
            throw new SlackError("invalid_url");
        }
        if (clock.instant().isAfter(known.at().plus(LIFETIME))) {
            throw new SlackError("expired_url");
        }
        Issued now = issued.computeIfPresent(path, (_, was) -> was.usedOnce());
        if (now == null || now.uses() > USES) {
            throw new SlackError("used_url");
        }
        return now;
    }
}
