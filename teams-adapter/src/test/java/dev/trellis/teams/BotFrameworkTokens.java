package dev.trellis.teams;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.function.Consumer;

/** Keys and tokens as the Bot Framework makes them. */
public final class BotFrameworkTokens {
    public static final String APP = "11111111-2222-3333-4444-555555555555";

    /** Published, endorsed for Teams. */
    public static final RSAKey KEY = key("the-key");
    /** Published, but for another channel. */
    public static final RSAKey OTHER_CHANNEL = key("other-channel");
    /** Has the published key's id, but is not published. */
    public static final RSAKey FORGED = key("the-key");

    private BotFrameworkTokens() {}

    public static String genuine(String serviceUrl, Instant now) {
        return signed(KEY, claims(serviceUrl, now, claims -> {}));
    }

    public static JWTClaimsSet claims(String serviceUrl, Instant now, Consumer<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer("https://api.botframework.com")
                .audience(APP)
                .notBeforeTime(Date.from(now.minusSeconds(60)))
                .expirationTime(Date.from(now.plusSeconds(3600)))
                .claim("serviceurl", serviceUrl);
        change.accept(claims);
        return claims.build();
    }

    public static String signed(RSAKey key, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
