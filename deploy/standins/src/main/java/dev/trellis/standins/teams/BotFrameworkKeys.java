package dev.trellis.standins.teams;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.trellis.standins.Json;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/**
 * The keys with which the Bot Connector signs its requests, and their OpenID metadata (documented, "Authenticate requests
 * from the Bot Connector service"): RS256, issuer {@code https://api.botframework.com}, endorsed for {@code msteams}.
 */
public final class BotFrameworkKeys {
    public static final String ISSUER = "https://api.botframework.com";
    static final Duration LIFETIME = Duration.ofMinutes(5);

    private final RSAKey key = newKey();
    /** Published like the other, but endorsed for other channels only. */
    private final RSAKey otherChannel = newKey();

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The metadata document, with its keys below the same address. */
    static ObjectNode metadata(String address) {
        ObjectNode metadata = Json.object()
                .put("issuer", ISSUER)
                .put("authorization_endpoint", "https://invalid.botframework.com")
                .put("jwks_uri", address + "/v1/.well-known/keys");
        metadata.putArray("id_token_signing_alg_values_supported").add("RS256");
        metadata.putArray("token_endpoint_auth_methods_supported").add("private_key_jwt");
        return metadata;
    }

    ObjectNode jwks() {
        ObjectNode keys = Json.object();
        keys.putArray("keys")
                .add(jwk(key, List.of("msteams", "webchat", "emulator")))
                .add(jwk(otherChannel, List.of("webchat")));
        return keys;
    }

    private static ObjectNode jwk(RSAKey key, List<String> endorsements) {
        ObjectNode jwk = (ObjectNode) Json.readOrMissing(key.toPublicJWK().toJSONString());
        jwk.put("x5t", key.getKeyID());
        jwk.set("endorsements", Json.strings(endorsements));
        return jwk;
    }

    /** What anybody can read of the key. */
    public RSAKey published() {
        return key.toPublicJWK();
    }

    /** Signs with a published key that is not endorsed for Teams. */
    public String signForAnotherChannel(JWTClaimsSet claims) {
        return sign(otherChannel, claims);
    }

    /** Claims as the Connector makes them, valid five minutes from then. */
    public static JWTClaimsSet.Builder claims(String appId, String serviceUrl, Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(appId)
                .claim("serviceurl", serviceUrl)
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)));
    }

    /** Signs any claims with the published key: for requests, and for tests of what the service must refuse. */
    public String sign(JWTClaimsSet claims) {
        return sign(key, claims);
    }

    /** Signs with a key that the metadata does not know, under the known key's id. */
    public String signWithUnknownKey(JWTClaimsSet claims) {
        return sign(new RSAKey.Builder(newKey()).keyID(key.getKeyID()).build(), claims);
    }

    private static String sign(RSAKey with, JWTClaimsSet claims) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(with.getKeyID())
                    .type(JOSEObjectType.JWT)
                    .build();
            SignedJWT jwt = new SignedJWT(header, claims);
            jwt.sign(new RSASSASigner(with));
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The claims of a token that this key signed. */
    Optional<JWTClaimsSet> verified(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            return jwt.verify(new RSASSAVerifier(key.toRSAPublicKey()))
                    ? Optional.of(jwt.getJWTClaimsSet())
                    : Optional.empty();
        } catch (ParseException | JOSEException _) {
            return Optional.empty();
        }
    }
}
