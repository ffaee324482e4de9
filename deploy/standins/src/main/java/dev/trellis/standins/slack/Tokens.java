package dev.trellis.standins.slack;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Bot tokens Slack has given out, over all workspaces. */
final class Tokens {
    /** What became of a token. */
    enum Standing {
        VALID,
        /** The app was uninstalled: {@code account_inactive}. */
        INACTIVE,
        /** Revoked on its own: {@code token_revoked}. */
        REVOKED,
        /** Rotated or older than 12 h: {@code token_expired}. */
        EXPIRED
    }

    record Held(String teamId, Standing standing) {}

    private final Map<String, Held> held = new LinkedHashMap<>();

    synchronized void install(String teamId, String token) {
        held.put(token, new Held(teamId, Standing.VALID));
    }

    synchronized Optional<Held> find(String token) {
        return Optional.ofNullable(held.get(token));
    }

    synchronized Optional<String> newest(String teamId) {
        return held.entrySet().stream()
                .filter(each -> each.getValue().equals(new Held(teamId, Standing.VALID)))
                .map(Map.Entry::getKey)
                .reduce((_, newer) -> newer);
    }

    synchronized void uninstall(String teamId) {
        mark(teamId, Standing.INACTIVE);
    }

    synchronized void revoke(String teamId) {
        mark(teamId, Standing.REVOKED);
    }

    synchronized void expire(String token) {
        held.computeIfPresent(token, (_, was) -> new Held(was.teamId(), Standing.EXPIRED));
    }

    private void mark(String teamId, Standing standing) {
        held.replaceAll((_, was) -> was.teamId().equals(teamId) ? new Held(teamId, standing) : was);
    }
}
