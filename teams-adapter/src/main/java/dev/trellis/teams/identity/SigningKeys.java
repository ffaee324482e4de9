package dev.trellis.teams.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import dev.trellis.teams.install.TeamsConfiguration;
import dev.trellis.teams.install.TeamsHttp;
import dev.trellis.teams.install.TrustedAddresses;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that the Bot Framework signs its calls with, from its OpenID metadata.
 *
 * <p>Good for a day, and fetched again within the day's last hour while requests go on. An unknown key id asks at once, but not more often
 * than every 30 seconds, so that nobody can make us hammer Microsoft. While the metadata cannot be had, the keys we know stay good for
 * {@link #GRACE} after they were due, and no request waits for another attempt; then nothing can be said of any key, which is a 503 and not a
 * 401: a key that was withdrawn during an outage must not stay good for ever. Intervals run on the machine's monotonic time, not on the
 * injected clock: they protect the network, not a business rule.
 */
@Singleton
public class SigningKeys {
    static final Duration KEPT = Duration.ofHours(24);
    static final Duration AHEAD = Duration.ofHours(1);
    /** How long keys that are due serve while Microsoft cannot be asked. */
    static final Duration GRACE = Duration.ofHours(24);

    static final Duration BETWEEN_REFRESHES = Duration.ofSeconds(30);
    static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
    private static final int LEAST_BITS = 2048;

    private final TeamsConfiguration configuration;
    private final TrustedAddresses addresses;
    private final TeamsHttp http;
    private final LongSupplier nanoTime;
    private final Executor behind;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile @Nullable Known known;
    private volatile @Nullable Long noRefreshBefore;
    private volatile boolean failing;

    @Inject
    public SigningKeys(TeamsConfiguration configuration, TrustedAddresses addresses, TeamsHttp http) {
        this(configuration, addresses, http, System::nanoTime, Thread::startVirtualThread);
    }

    /** @param behind runs a refresh that no request waits for */
    SigningKeys(
            TeamsConfiguration configuration,
            TrustedAddresses addresses,
            TeamsHttp http,
            LongSupplier nanoTime,
            Executor behind) {
        this.configuration = configuration;
        this.addresses = addresses;
        this.http = http;
        this.nanoTime = nanoTime;
        this.behind = behind;
    }

    /** What is known of a key id. */
    public sealed interface Lookup {
        /** @param endorsements the channels the key may speak for */
        record Found(RSAPublicKey key, Set<String> endorsements) implements Lookup {}

        record NoSuchKey() implements Lookup {}

        /** Nothing can be said about this key: the metadata could not be had, and what is known is too old or does not hold it. */
        record Unavailable() implements Lookup {}
    }

    /** How the keys are, for operators. */
    public enum Condition {
        /** Nobody has asked for a key yet. */
        UNASKED,
        GOOD,
        /** The metadata cannot be had; those from before are used. */
        FROM_BEFORE,
        /** The metadata cannot be had, and there are none that may be used: Teams is answered 503. */
        NONE
    }

    public Condition condition() {
        Known now = known;
        if (!failing) {
            return now == null ? Condition.UNASKED : Condition.GOOD;
        }
        return now == null || now.age(nanoTime.getAsLong()) == Age.SPENT ? Condition.NONE : Condition.FROM_BEFORE;
    }

    public Lookup find(String keyId) {
        Known now = known;
        if (now != null && now.keys().containsKey(keyId)) {
            Age age = now.age(nanoTime.getAsLong());
            if (age == Age.FRESH) {
                return now.find(keyId);
            }
            if (age == Age.AGEING || (age == Age.DUE && failing)) {
                refreshBehind();
                return now.find(keyId);
            }
        }
        return findAfterRefresh(keyId);
    }

    private Lookup findAfterRefresh(String keyId) {
        refreshing.lock();
        try {
            Known before = known;
            if (before == null || !before.keys().containsKey(keyId) || before.age(nanoTime.getAsLong()) != Age.FRESH) {
                refreshIfAllowed();
            }
            Known latest = known;
            if (latest == null || latest.age(nanoTime.getAsLong()) == Age.SPENT) {
                return new Lookup.Unavailable();
            }
            Lookup found = latest.find(keyId);
            // It may be a new key that could not be fetched.
            return found instanceof Lookup.NoSuchKey && failing ? new Lookup.Unavailable() : found;
        } finally {
            refreshing.unlock();
        }
    }

    private void refreshBehind() {
        if (!mayRefresh(nanoTime.getAsLong()) || refreshing.isLocked()) {
            return;
        }
        behind.execute(() -> {
            if (refreshing.tryLock()) {
                try {
                    refreshIfAllowed();
                } finally {
                    refreshing.unlock();
                }
            }
        });
    }

    private boolean mayRefresh(long now) {
        Long from = noRefreshBefore;
        return from == null || now - from >= 0;
    }

    private void refreshIfAllowed() {
        long now = nanoTime.getAsLong();
        if (!mayRefresh(now)) {
            return;
        }
        try {
            JsonNode metadata = get(configuration.openidMetadataUrl());
            URI keysAt = URI.create(metadata.path("jwks_uri").asText());
            if (!addresses.isSecure(keysAt)) {
                throw new IOException("jwks_uri is not to be trusted");
            }
            Map<String, Lookup.Found> keys = read(get(keysAt));
            if (keys.isEmpty()) {
                throw new IOException("no usable key");
            }
            known = new Known(keys, now);
            noRefreshBefore = now + BETWEEN_REFRESHES.toNanos();
            if (failing) {
                failing = false;
                log.info("The Bot Framework's signing keys can be fetched again");
            }
        } catch (IOException | IllegalArgumentException failed) {
            noRefreshBefore = now + AFTER_A_FAILURE.toNanos();
            failed(failed);
        }
    }

    /** Once per outage: the attempts go on every few seconds. */
    private void failed(Exception why) {
        if (!failing) {
            failing = true;
            log.warn(
                    "The Bot Framework's signing keys cannot be fetched ({}); {}",
                    why.getClass().getSimpleName(),
                    known == null
                            ? "messages from Teams are answered 503 until they can"
                            : "those from before serve until " + GRACE.toHours() + " hours after they are due");
        }
    }

    private JsonNode get(URI uri) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("Accept", "application/json").build();
        HttpResponse<byte[]> response = http.send(request, configuration.requestTimeout());
        if (response.statusCode() != 200) {
            throw new IOException("status " + response.statusCode());
        }
        try {
            return StrictJson.object(response.body());
        } catch (StrictJson.Refused refused) {
            throw new IOException(refused.getMessage(), refused);
        }
    }

    private static Map<String, Lookup.Found> read(JsonNode jwks) {
        Map<String, Lookup.Found> keys = new HashMap<>();
        for (JsonNode entry : jwks.path("keys")) {
            try {
                RSAKey key = RSAKey.parse(entry.toString());
                Set<String> endorsements = new HashSet<>();
                entry.path("endorsements").forEach(channel -> endorsements.add(channel.asText()));
                if (key.getKeyID() != null && key.size() >= LEAST_BITS) {
                    keys.put(key.getKeyID(), new Lookup.Found(key.toRSAPublicKey(), Set.copyOf(endorsements)));
                }
            } catch (ParseException | JOSEException notForUs) {
                log.debug("A published key was passed over: it is not RSA");
            }
        }
        return Map.copyOf(keys);
    }

    private enum Age {
        FRESH,
        /** Still good, and to be fetched again. */
        AGEING,
        /** To be fetched again before anything else, unless that fails. */
        DUE,
        SPENT
    }

    private record Known(Map<String, Lookup.Found> keys, long fetchedAt) {
        Age age(long now) {
            long nanos = now - fetchedAt;
            if (nanos <= KEPT.minus(AHEAD).toNanos()) {
                return Age.FRESH;
            }
            if (nanos <= KEPT.toNanos()) {
                return Age.AGEING;
            }
            return nanos <= KEPT.plus(GRACE).toNanos() ? Age.DUE : Age.SPENT;
        }

        Lookup find(String keyId) {
            Lookup.Found found = keys.get(keyId);
            return found == null ? new Lookup.NoSuchKey() : found;
        }
    }
}
