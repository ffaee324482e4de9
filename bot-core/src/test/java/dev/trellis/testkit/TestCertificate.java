package dev.trellis.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** A self-signed certificate and its key, made by the JDK's own tool, as the PEM files that an operator has. */
public record TestCertificate(Path certificateFile, Path keyFile, Path store, X509Certificate certificate) {
    /** Of the PKCS #12 store. */
    public static final String PASSWORD = "only-for-this-test";

    public static TestCertificate in(Path folder, String name) {
        return in(folder, name, "RSA", 2048);
    }

    /** @param algorithm RSA or EC */
    public static TestCertificate in(Path folder, String name, String algorithm, int bits) {
        try {
            Path store = folder.resolve(name + ".p12");
            Process tool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "bot",
                            "-dname",
                            "CN=" + name,
                            "-keyalg",
                            algorithm,
                            "-keysize",
                            Integer.toString(bits),
                            "-validity",
                            "3650",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            PASSWORD)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(name + ".log").toFile())
                    .start();
            if (tool.waitFor() != 0) {
                throw new IllegalStateException("keytool failed: " + Files.readString(folder.resolve(name + ".log")));
            }
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                keys.load(in, PASSWORD.toCharArray());
            }
            X509Certificate certificate = (X509Certificate) keys.getCertificate("bot");
            byte[] key = keys.getKey("bot", PASSWORD.toCharArray()).getEncoded();
            return new TestCertificate(
                    pem(folder.resolve(name + ".pem"), "CERTIFICATE", certificate.getEncoded()),
                    pem(folder.resolve(name + ".key"), "PRIVATE KEY", key),
                    store,
                    certificate);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path pem(Path file, String what, byte[] der) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {10}).encodeToString(der);
        return Files.writeString(file, "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n");
    }
}
