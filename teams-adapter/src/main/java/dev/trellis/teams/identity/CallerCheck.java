package dev.trellis.teams.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.trellis.teams.install.TeamsConfiguration;
import dev.trellis.teams.install.TrustedAddresses;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request comes from the Bot Framework on behalf of our tenant. This is our own check and comes before anything reads the
 * body, because Microsoft's SDK for Java lets a token pass that another bot obtained (platform-facts, "What must not go wrong" 2).
 * Rules: "Authenticate requests from the Bot Connector service to your bot" in the Bot Framework's REST documentation.
 */
@Singleton
public class CallerCheck {
    private static final String ISSUER = "https://api.botframework.com";
    private static final String CHANNEL = "msteams";
    private static final Duration LEEWAY = Duration.ofMinutes(5);
    private static final int LONGEST_TOKEN = 16_384;

    private final TeamsConfiguration configuration;
    private final TrustedAddresses addresses;
    private final SigningKeys keys;
    private final Clock clock;

    public CallerCheck(TeamsConfiguration configuration, TrustedAddresses addresses, SigningKeys keys, Clock clock) {
        this.configuration = configuration;
        this.addresses = addresses;
        this.keys = keys;
        this.clock = clock;
    }

    /** What the token says. */
    public sealed interface Caller {
        /** Genuine; holds only for a request with this service address. */
        record Genuine(String serviceUrl) implements Caller {}

        /** @param why for the log; never told to the caller */
        record Refused(String why) implements Caller {}

        /** The keys could not be had: the same request may be fine later. */
        record Undecided() implements Caller {}
    }

    /** Judges the {@code Authorization} header alone; the body is not looked at. Never throws. */
    public Caller check(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return new Caller.Refused("no bearer token");
        }
        String token = authorization.substring(7).strip();
        if (token.length() > LONGEST_TOKEN) {
            return new Caller.Refused("token too long");
        }
        try {
            refuseAmbiguous(token);
            return check(SignedJWT.parse(token));
        } catch (StrictJson.Refused | ParseException | JOSEException | RuntimeException malformed) {
            // Whatever a stranger's token makes the library throw, it is a stranger's token.
            return new Caller.Refused("not a signed token");
        }
    }

    /**
     * Header and claims are read strictly before the library reads them: with a key twice in them, it is a matter of the parser what they
     * say.
     */
    private static void refuseAmbiguous(String token) throws StrictJson.Refused {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not three parts");
        }
        StrictJson.object(Base64.getUrlDecoder().decode(parts[0]));
        StrictJson.object(Base64.getUrlDecoder().decode(parts[1]));
    }

    private Caller check(SignedJWT token) throws JOSEException, ParseException {
        // The algorithm is ours to choose, not the token's: no "none", and no HMAC keyed with a public key.
        if (!JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())) {
            return new Caller.Refused("algorithm");
        }
        String keyId = token.getHeader().getKeyID();
        if (keyId == null) {
            return new Caller.Refused("no key id");
        }
        return switch (keys.find(keyId)) {
            case SigningKeys.Lookup.Unavailable() -> new Caller.Undecided();
            case SigningKeys.Lookup.NoSuchKey() -> new Caller.Refused("unknown key");
            case SigningKeys.Lookup.Found found -> {
                if (!token.verify(new RSASSAVerifier(found.key()))) {
                    yield new Caller.Refused("signature");
                }
                if (!found.endorsements().contains(CHANNEL)) {
                    yield new Caller.Refused("key not endorsed for Teams");
                }
                yield check(token.getJWTClaimsSet());
            }
        };
    }

    private Caller check(JWTClaimsSet claims) throws ParseException {
        if (!ISSUER.equals(claims.getIssuer())) {
            return new Caller.Refused("issuer");
        }
        if (!List.of(configuration.appId()).equals(claims.getAudience())) {
            return new Caller.Refused("audience");
        }
        // The Connector's tokens name no application; tokens of other bots ("skills") do.
        if (claims.getClaim("appid") != null || claims.getClaim("azp") != null) {
            return new Caller.Refused("another application's token");
        }
        Instant now = clock.instant();
        if (claims.getExpirationTime() == null
                || claims.getExpirationTime().toInstant().plus(LEEWAY).isBefore(now)) {
            return new Caller.Refused("expired");
        }
        if (claims.getNotBeforeTime() != null
                && claims.getNotBeforeTime().toInstant().minus(LEEWAY).isAfter(now)) {
            return new Caller.Refused("not valid yet");
        }
        String serviceUrl = claims.getStringClaim("serviceurl");
        return serviceUrl == null ? new Caller.Refused("no service address") : new Caller.Genuine(serviceUrl);
    }

    /**
     * Whether the token was issued for this very request: same service address, an address we would answer to, and our tenant in every
     * place that names one.
     *
     * @return why not; null when all is well
     */
    public @Nullable String objection(
            Caller.Genuine caller, @Nullable String serviceUrl, @Nullable String channel, List<String> tenants) {
        if (!caller.serviceUrl().equals(serviceUrl)) {
            return "the token is for another service address";
        }
        if (!addresses.isService(serviceUrl)) {
            return "the service address is not on the list";
        }
        if (!CHANNEL.equals(channel)) {
            return "not from Teams";
        }
        String ours = configuration.tenant().toLowerCase(Locale.ROOT);
        if (tenants.isEmpty()
                || !tenants.stream()
                        .allMatch(tenant -> tenant.toLowerCase(Locale.ROOT).equals(ours))) {
            return "another tenant";
        }
        return null;
    }
}
