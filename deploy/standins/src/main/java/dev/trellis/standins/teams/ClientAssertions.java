package dev.trellis.standins.teams;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Microsoft Entra's check of an assertion signed with an app's certificate ("Microsoft identity platform application authentication
 * certificate credentials"), stricter where the documentation only advises: ten minutes at most, and each id once.
 */
final class ClientAssertions {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration LEEWAY = Duration.ofMinutes(5);

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private volatile @Nullable X509Certificate registered;

    void register(X509Certificate certificate) {
        registered = certificate;
    }

    /** What is wrong; empty if all is well. */
    Optional<String> problem(String assertion, String appId, String endpoint, Instant now) {
        X509Certificate certificate = registered;
        if (certificate == null) {
            return Optional.of("no certificate is registered for the application");
        }
        try {
            SignedJWT jwt = SignedJWT.parse(assertion);
            if (!JWSAlgorithm.PS256.equals(jwt.getHeader().getAlgorithm())
                    && !JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())) {
                return Optional.of("algorithm");
            }
            if (!JOSEObjectType.JWT.equals(jwt.getHeader().getType())) {
                return Optional.of("type");
            }
            if (!thumbprint(certificate).equals(jwt.getHeader().getX509CertSHA256Thumbprint())) {
                return Optional.of("thumbprint");
            }
            if (!jwt.verify(new RSASSAVerifier((RSAPublicKey) certificate.getPublicKey()))) {
                return Optional.of("signature");
            }
            return claims(jwt.getJWTClaimsSet(), appId, endpoint, now);
        } catch (ParseException | JOSEException | CertificateEncodingException malformed) {
            return Optional.of("not a signed token");
        }
    }

    private Optional<String> claims(JWTClaimsSet claims, String appId, String endpoint, Instant now) {
        if (!List.of(endpoint).equals(claims.getAudience())) {
            return Optional.of("audience");
        }
        if (!appId.equals(claims.getIssuer()) || !appId.equals(claims.getSubject())) {
            return Optional.of("issuer or subject");
        }
        if (claims.getNotBeforeTime() == null || claims.getExpirationTime() == null) {
            return Optional.of("no times");
        }
        Instant from = claims.getNotBeforeTime().toInstant();
        Instant to = claims.getExpirationTime().toInstant();
        if (from.minus(LEEWAY).isAfter(now) || to.plus(LEEWAY).isBefore(now) || to.isAfter(from.plus(LONGEST))) {
            return Optional.of("times");
        }
        if (claims.getJWTID() == null || !seen.add(claims.getJWTID())) {
            return Optional.of("id");
        }
        return Optional.empty();
    }

    private static Base64URL thumbprint(X509Certificate certificate) throws CertificateEncodingException {
        try {
            return Base64URL.encode(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
