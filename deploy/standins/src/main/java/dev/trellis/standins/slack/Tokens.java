package dev.trellis.standins.slack;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /**
     * @param owner the workspace, or the Enterprise organization for an installation in all of it
     * @param expires null for a token that does not
     */
    record Held(String owner, Standing standing, @Nullable Instant expires) {
        Held now(Standing other) {
            return new Held(owner, other, expires);
        }
    }

    private final InstantSource clock;
    private final Map<String, Held> held = new LinkedHashMap<>();

    Tokens(InstantSource clock) {
        this.clock = clock;
    }

    void install(String owner, String token) {
        install(owner, token, null);
    }

    synchronized void install(String owner, String token, @Nullable Instant expires) {
        held.put(token, new Held(owner, Standing.VALID, expires));
    }

    synchronized Optional<Held> find(String token) {
        return Optional.ofNullable(held.get(token)).map(this::aged);
    }

    synchronized Optional<String> newest(String owner) {
        return held.entrySet().stream()
                .filter(each -> each.getValue().owner().equals(owner)
                        && aged(each.getValue()).standing() == Standing.VALID)
                .map(Map.Entry::getKey)
                .reduce((_, newer) -> newer);
    }

    synchronized void uninstall(String owner) {
        mark(owner, Standing.INACTIVE);
    }

    synchronized void revoke(String owner) {
        mark(owner, Standing.REVOKED);
    }

    synchronized void revokeOne(String token) {
        held.computeIfPresent(token, (_, was) -> was.now(Standing.REVOKED));
    }

    synchronized void expire(String token) {
        held.computeIfPresent(token, (_, was) -> was.now(Standing.EXPIRED));
    }

    private Held aged(Held token) {
        boolean old = token.standing() == Standing.VALID
                && token.expires() != null
                && !clock.instant().isBefore(token.expires());
        return old ? token.now(Standing.EXPIRED) : token;
    }

    private void mark(String owner, Standing standing) {
        held.replaceAll((_, was) -> was.owner().equals(owner) ? was.now(standing) : was);
    }
}
