package dev.trellis.service.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.secrecy.EncryptionKey;
import dev.trellis.service.Trellis;
import dev.trellis.service.TrellisService;
import dev.trellis.service.ingress.RawClient.Answer;
import dev.trellis.testkit.TestCertificate;
import dev.trellis.testkit.TestDatabase;
import dev.trellis.testkit.WithDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS without a proxy, as the guide says, and the same guard inside of it. */
@WithDatabase
class TlsTest {
    private final TestDatabase database;

    TlsTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void isGuardedAsPlainHttpIs(@TempDir Path folder) throws Exception {
        TestCertificate certificate = TestCertificate.in(folder, "localhost");
        try (TrellisService service = Trellis.start(properties(certificate))) {
            SSLContext trusting = trusting(certificate);
            Answer ready = send(trusting, service.port(), "GET /health/readiness HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(ready.status()).isEqualTo(200);
            assertThat(ready.header("X-Content-Type-Options")).isEqualTo("nosniff");
            Answer folded = send(trusting, service.port(), "GET /health HTTP/1.1\r\nHost: x\r\n y\r\n\r\n");
            assertThat(folded.status()).isEqualTo(400);
        }
    }

    private static Answer send(SSLContext trusting, int port, String request) throws IOException {
        try (Socket socket = trusting.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return RawClient.read(socket, 5000, 400);
        }
    }

    private static SSLContext trusting(TestCertificate certificate) throws GeneralSecurityException, IOException {
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("server", certificate.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private Map<String, Object> properties(TestCertificate certificate) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("micronaut.server.ssl.enabled", true);
        properties.put("micronaut.server.ssl.port", -1);
        properties.put("micronaut.server.ssl.key-store.path", "file:" + certificate.store());
        properties.put("micronaut.server.ssl.key-store.type", "PKCS12");
        properties.put("micronaut.server.ssl.key-store.password", TestCertificate.PASSWORD);
        properties.put("trellis.database.url", database.url());
        properties.put("trellis.database.username", database.username());
        properties.put("trellis.database.password", database.password());
        properties.put("trellis.encryption-key", EncryptionKey.generate().toJson());
        return properties;
    }
}
