package dev.trellis.teams.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that the Bot Framework signs its calls with, from its OpenID metadata. Kept for a day; an unknown key id asks again, but not
 * more often than every 30 seconds, so that nobody can make us hammer Microsoft. While the metadata cannot be had, the keys we know
 * stay good. Intervals run on the machine's monotonic time, not on the injected clock: they protect the network, not a business rule.
 */
@Singleton
public class SigningKeys {
    static final Duration KEPT = Duration.ofHours(24);
    static final Duration BETWEEN_REFRESHES = Duration.ofSeconds(30);
    static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LEAST_BITS = 2048;

    private final TeamsConfiguration configuration;
    private final TrustedAddresses addresses;
    private final TeamsHttp http;
    private final LongSupplier nanoTime;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile @Nullable Known known;
    private @Nullable Long noRefreshBefore;

    @Inject
    public SigningKeys(TeamsConfiguration configuration, TrustedAddresses addresses, TeamsHttp http) {
        this(configuration, addresses, http, System::nanoTime);
    }

    SigningKeys(TeamsConfiguration configuration, TrustedAddresses addresses, TeamsHttp http, LongSupplier nanoTime) {
        this.configuration = configuration;
        this.addresses = addresses;
        this.http = http;
        this.nanoTime = nanoTime;
    }

    /** What is known of a key id. */
    public sealed interface Lookup {
        /** @param endorsements the channels the key may speak for */
        record Found(RSAPublicKey key, Set<String> endorsements) implements Lookup {}

        record NoSuchKey() implements Lookup {}

        /** The metadata could not be had even once: nothing can be said about any key. */
        record Unavailable() implements Lookup {}
    }

    public Lookup find(String keyId) {
        Known now = known;
        if (now != null && now.keys().containsKey(keyId) && !now.isOld(nanoTime.getAsLong())) {
            return now.find(keyId);
        }
        refreshing.lock();
        try {
            Known meanwhile = known;
            if (meanwhile == null || !meanwhile.keys().containsKey(keyId) || meanwhile.isOld(nanoTime.getAsLong())) {
                refreshIfAllowed();
            }
            Known latest = known;
            return latest == null ? new Lookup.Unavailable() : latest.find(keyId);
        } finally {
            refreshing.unlock();
        }
    }

    private void refreshIfAllowed() {
        long now = nanoTime.getAsLong();
        if (noRefreshBefore != null && now - noRefreshBefore < 0) {
            return;
        }
        try {
            JsonNode metadata = get(configuration.openidMetadataUrl());
            URI keysAt = URI.create(metadata.path("jwks_uri").asText());
            if (!addresses.isSecure(keysAt)) {
                throw new IOException("jwks_uri is not to be trusted");
            }
            known = new Known(read(get(keysAt)), now);
            noRefreshBefore = now + BETWEEN_REFRESHES.toNanos();
        } catch (IOException | IllegalArgumentException failed) {
            noRefreshBefore = now + AFTER_A_FAILURE.toNanos();
            log.warn("The Bot Framework's signing keys could not be fetched: {}", failed.toString());
        }
    }

    private JsonNode get(URI uri) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("Accept", "application/json").build();
        HttpResponse<byte[]> response = http.send(request, configuration.requestTimeout());
        if (response.statusCode() != 200) {
            throw new IOException("status " + response.statusCode());
        }
        JsonNode json = JSON.readTree(response.body());
        if (json == null || !json.isObject()) {
            throw new IOException("not a JSON object");
        }
        return json;
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

    private record Known(Map<String, Lookup.Found> keys, long fetchedAt) {
        boolean isOld(long now) {
            return now - fetchedAt > KEPT.toNanos();
        }

        Lookup find(String keyId) {
            Lookup.Found found = keys.get(keyId);
            return found == null ? new Lookup.NoSuchKey() : found;
        }
    }
}
