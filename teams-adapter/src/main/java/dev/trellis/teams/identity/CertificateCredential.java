package dev.trellis.teams.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.trellis.teams.install.TeamsConfiguration;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

/**
 * An assertion signed with the bot's certificate ("Microsoft identity platform application authentication certificate credentials"): PS256,
 * {@code x5t#S256}, for the token endpoint alone, good for five minutes, each with an id of its own. The files are read for every assertion,
 * about once an hour, so a renewed certificate needs no restart.
 */
record CertificateCredential(TeamsConfiguration configuration, Path certificateFile, Path keyFile, Clock clock)
        implements Credential {
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    @Override
    public HttpRequest request() throws IOException {
        return AuthorityRequest.of(
                configuration, Map.of("client_assertion_type", ASSERTION_TYPE, "client_assertion", assertion()));
    }

    @Override
    public String name() {
        return "certificate";
    }

    private String assertion() throws IOException {
        try {
            BotCertificate certificate = BotCertificate.read(certificateFile, keyFile);
            SignedJWT assertion = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.PS256)
                            .type(JOSEObjectType.JWT)
                            .x509CertSHA256Thumbprint(thumbprint(certificate))
                            .build(),
                    claims());
            assertion.sign(new RSASSASigner(certificate.key()));
            return assertion.serialize();
        } catch (BotCertificate.Unusable unusable) {
            throw new IOException(unusable.getMessage(), unusable);
        } catch (JOSEException | CertificateEncodingException failed) {
            throw new IOException("the certificate cannot sign", failed);
        }
    }

    private JWTClaimsSet claims() {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .audience(AuthorityRequest.tokenEndpoint(configuration).toString())
                .issuer(configuration.appId())
                .subject(configuration.appId())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .build();
    }

    private static Base64URL thumbprint(BotCertificate certificate) throws CertificateEncodingException {
        try {
            return Base64URL.encode(MessageDigest.getInstance("SHA-256")
                    .digest(certificate.certificate().getEncoded()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
