package dev.trellis.teams.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The bot's certificate and its private key, from two PEM files: X.509, and PKCS #8 without a password. RSA of 2048 bits or more. */
public record BotCertificate(X509Certificate certificate, RSAPrivateKey key) {
    private static final int LEAST_BITS = 2048;
    private static final long LARGEST_FILE = 64 * 1024;
    private static final String KEY_BEGINS = "-----BEGIN PRIVATE KEY-----";
    private static final String KEY_ENDS = "-----END PRIVATE KEY-----";

    /** @throws Unusable with a sentence for the operator, which holds nothing of the key */
    public static BotCertificate read(Path certificateFile, Path keyFile) throws Unusable {
        X509Certificate certificate = certificate(certificateFile);
        RSAPrivateKey key = key(keyFile);
        if (!(certificate.getPublicKey() instanceof RSAPublicKey ours)
                || ours.getModulus().bitLength() < LEAST_BITS) {
            throw new Unusable(
                    certificateFile + " is not a certificate of an RSA key of " + LEAST_BITS + " bits or more.");
        }
        if (!ours.getModulus().equals(key.getModulus())) {
            throw new Unusable(keyFile + " is not the private key of the certificate in " + certificateFile + ".");
        }
        return new BotCertificate(certificate, key);
    }

    private static X509Certificate certificate(Path file) throws Unusable {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes(file)));
        } catch (GeneralSecurityException notOne) {
            throw new Unusable(file + " holds no X.509 certificate in PEM.");
        }
    }

    private static RSAPrivateKey key(Path file) throws Unusable {
        String pem = new String(bytes(file), StandardCharsets.US_ASCII);
        int begin = pem.indexOf(KEY_BEGINS);
        int end = pem.indexOf(KEY_ENDS);
        if (begin < 0 || end < begin) {
            throw new Unusable(file + " holds no private key in PEM as PKCS #8 without a password"
                    + " (-----BEGIN PRIVATE KEY-----; openssl pkcs8 -topk8 -nocrypt makes one).");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.substring(begin + KEY_BEGINS.length(), end));
            return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException notOne) {
            throw new Unusable(file + " holds no RSA private key.");
        }
    }

    private static byte[] bytes(Path file) throws Unusable {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new Unusable(file + " is too large to be a PEM file.");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Unusable(file + " cannot be read.");
        }
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "BotCertificate[" + certificate.getSerialNumber() + "]";
    }

    /** The files are not what they should be; the message is a sentence. */
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String why) {
            super(why);
        }
    }
}
