package dev.trellis.teams.identity;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import dev.trellis.teams.SettableClock;
import dev.trellis.teams.identity.ConnectorToken.Bearer;
import dev.trellis.teams.install.TeamsConfiguration;
import dev.trellis.teams.install.TeamsHttp;
import dev.trellis.testkit.TestCertificate;
import io.micronaut.context.exceptions.ConfigurationException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our token: by password, certificate or managed identity; shared, renewed ahead, and nothing secret anywhere else. */
class ConnectorTokenTest {
    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private final SettableClock clock = new SettableClock();
    private final Deque<Runnable> behind = new ArrayDeque<>();

    @BeforeEach
    void start() {
        server.start();
        clock.reset();
        answering("one", 3600);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void isAskedForOnceAndUsedByAll() {
        ConnectorToken tokens = tokens(password());
        assertThat(tokens.bearer()).isEqualTo(new Bearer.Token("one"));
        clock.pass(Duration.ofMinutes(49));
        assertThat(tokens.bearer()).isEqualTo(new Bearer.Token("one"));
        assertThat(asked()).hasSize(1);
        assertThat(form()).containsEntry("client_secret", "the secret&").containsEntry("client_id", "the-app");
    }

    @Test
    void isRenewedInItsLastTenMinutesWhileTheOldOneIsUsed() {
        ConnectorToken tokens = tokens(password());
        tokens.bearer();
        answering("two", 3600);
        clock.pass(Duration.ofMinutes(51));
        assertThat(tokens.bearer()).isEqualTo(new Bearer.Token("one"));
        assertThat(asked()).hasSize(1);
        behind.forEach(Runnable::run);
        assertThat(tokens.bearer()).isEqualTo(new Bearer.Token("two"));
        assertThat(asked()).hasSize(2);
    }

    @Test
    void aFailureIsNotRepeatedAtOnce() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        ConnectorToken tokens = tokens(password());
        for (int i = 0; i < 10; i++) {
            assertThat(tokens.bearer()).isEqualTo(new Bearer.Unavailable("login: status 503"));
        }
        assertThat(asked()).hasSize(1);
        clock.pass(ConnectorToken.AFTER_A_FAILURE);
        answering("one", 3600);
        assertThat(tokens.bearer()).isEqualTo(new Bearer.Token("one"));
    }

    @Test
    void aRefusalSaysTheCodeAndNotWhatWasSent() {
        server.stubFor(
                any(anyUrl()).willReturn(aResponse().withStatus(401).withBody("{\"error\":\"the secret& is wrong\"}")));
        assertThat(tokens(password()).bearer()).isEqualTo(new Bearer.Refused("login refused: status 401"));
    }

    @Test
    void aCertificateSignsAShortAssertionForTheTokenEndpointAlone(@TempDir Path folder) throws Exception {
        TestCertificate pem = TestCertificate.in(folder, "bot");
        TeamsConfiguration configuration = configuration(
                null, pem.certificateFile().toString(), pem.keyFile().toString(), false);
        ConnectorToken tokens =
                tokens(new CertificateCredential(configuration, pem.certificateFile(), pem.keyFile(), clock));

        assertThat(tokens.bearer()).isEqualTo(new Bearer.Token("one"));

        Map<String, String> form = form();
        assertThat(form)
                .doesNotContainKey("client_secret")
                .containsEntry("client_id", "the-app")
                .containsEntry("grant_type", "client_credentials")
                .containsEntry("scope", "https://api.botframework.com/.default")
                .containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        SignedJWT assertion = SignedJWT.parse(form.get("client_assertion"));
        assertThat(assertion.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.PS256);
        assertThat(assertion.getHeader().getX509CertSHA256Thumbprint())
                .isEqualTo(Base64URL.encode(MessageDigest.getInstance("SHA-256")
                        .digest(pem.certificate().getEncoded())));
        assertThat(assertion.verify(
                        new RSASSAVerifier((RSAPublicKey) pem.certificate().getPublicKey())))
                .isTrue();
        var claims = assertion.getJWTClaimsSet();
        assertThat(claims.getAudience()).containsExactly(server.baseUrl() + "/the-tenant/oauth2/v2.0/token");
        assertThat(claims.getIssuer()).isEqualTo("the-app");
        assertThat(claims.getSubject()).isEqualTo("the-app");
        assertThat(claims.getJWTID()).hasSize(36);
        assertThat(claims.getNotBeforeTime()).isEqualTo(SettableClock.START);
        assertThat(claims.getExpirationTime()).isEqualTo(SettableClock.START.plus(Duration.ofMinutes(5)));
    }

    @Test
    void aCertificateThatIsRenewedOnDiskIsTakenUpAndOneThatIsGoneIsOnlyADelay(@TempDir Path folder) throws Exception {
        TestCertificate pem = TestCertificate.in(folder, "bot");
        TeamsConfiguration configuration = configuration(
                null, pem.certificateFile().toString(), pem.keyFile().toString(), false);
        ConnectorToken tokens =
                tokens(new CertificateCredential(configuration, pem.certificateFile(), pem.keyFile(), clock));
        Path away = folder.resolve("away");
        Files.move(pem.keyFile(), away);
        assertThat(tokens.bearer()).isInstanceOf(Bearer.Unavailable.class);
        Files.move(away, pem.keyFile());
        clock.pass(ConnectorToken.AFTER_A_FAILURE);
        assertThat(tokens.bearer()).isEqualTo(new Bearer.Token("one"));
    }

    @Test
    void filesThatDoNotFitAreNamedInASentence(@TempDir Path folder) throws Exception {
        TestCertificate one = TestCertificate.in(folder, "one");
        TestCertificate two = TestCertificate.in(folder, "two");
        TestCertificate curve = TestCertificate.in(folder, "curve", "EC", 256);
        assertThatThrownBy(() -> BotCertificate.read(one.certificateFile(), two.keyFile()))
                .isInstanceOf(BotCertificate.Unusable.class)
                .hasMessageContaining("is not the private key of the certificate");
        assertThatThrownBy(() -> BotCertificate.read(curve.certificateFile(), curve.keyFile()))
                .hasMessageContaining("holds no RSA private key");
        assertThatThrownBy(() -> BotCertificate.read(one.certificateFile(), one.certificateFile()))
                .hasMessageContaining("holds no private key in PEM");
        assertThatThrownBy(() -> BotCertificate.read(one.keyFile(), one.keyFile()))
                .hasMessageContaining("holds no X.509 certificate");
        assertThatThrownBy(() -> BotCertificate.read(folder.resolve("none"), one.keyFile()))
                .hasMessageContaining("cannot be read");
        assertThat(BotCertificate.read(one.certificateFile(), one.keyFile()).toString())
                .startsWith("BotCertificate[");
    }

    @Test
    void appServiceIsAskedWithItsHeaderAndToldWhenTheTokenEnds() {
        long end = SettableClock.START.plus(Duration.ofHours(24)).getEpochSecond();
        server.stubFor(any(anyUrl()).willReturn(okJson("{\"access_token\":\"one\",\"expires_on\":\"" + end + "\"}")));
        ConnectorToken tokens = tokens(new ManagedIdentityCredential(
                managed(),
                ManagedIdentityCredential.METADATA_SERVICE,
                URI.create(server.baseUrl() + "/msi/token"),
                "platform"));
        assertThat(tokens.bearer()).isEqualTo(new Bearer.Token("one"));
        LoggedRequest request = asked().getFirst();
        assertThat(request.getMethod().value()).isEqualTo("GET");
        assertThat(request.getHeader("X-IDENTITY-HEADER")).isEqualTo("platform");
        assertThat(request.getUrl())
                .isEqualTo("/msi/token?api-version=2019-08-01&resource=https%3A%2F%2Fapi.botframework.com"
                        + "&client_id=the-app");
        clock.pass(Duration.ofHours(23));
        assertThat(tokens.bearer()).isEqualTo(new Bearer.Token("one"));
        assertThat(behind).isEmpty();
    }

    @Test
    void aVirtualMachineIsAskedThroughItsMetadataService() {
        server.stubFor(any(anyUrl()).willReturn(okJson("{\"access_token\":\"one\",\"expires_in\":\"3599\"}")));
        URI metadata = URI.create(server.baseUrl() + "/metadata/identity/oauth2/token");
        ConnectorToken tokens = tokens(new ManagedIdentityCredential(managed(), metadata, null, null));
        assertThat(tokens.bearer()).isEqualTo(new Bearer.Token("one"));
        LoggedRequest request = asked().getFirst();
        assertThat(request.getHeader("Metadata")).isEqualTo("true");
        assertThat(request.getUrl())
                .startsWith("/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https%3A%2F%2Fapi.bot");
    }

    @Test
    void thePlatformsHeaderStaysOnThisMachine() {
        for (String elsewhere : List.of("http://identity.example/", "http://10.0.0.1/", "http://localhost/?x=1")) {
            assertThatThrownBy(() -> new ManagedIdentityCredential(
                            managed(), ManagedIdentityCredential.METADATA_SERVICE, URI.create(elsewhere), "platform"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("IDENTITY_ENDPOINT");
        }
        assertThat(new ManagedIdentityCredential(
                                managed(),
                                ManagedIdentityCredential.METADATA_SERVICE,
                                URI.create("http://169.254.129.2:8081/msi/token"),
                                "platform")
                        .toString())
                .doesNotContain("platform");
    }

    @Test
    void exactlyOneProofIsConfigured() {
        assertThatThrownBy(() -> configuration(null, null, null, false)).hasMessageContaining("exactly one");
        assertThatThrownBy(() -> configuration("p", null, null, true)).hasMessageContaining("exactly one");
        assertThatThrownBy(() -> configuration("p", "c", "k", false)).hasMessageContaining("exactly one");
        assertThatThrownBy(() -> configuration(null, "c", null, false)).hasMessageContaining("certificate-key-file");
    }

    private ConnectorToken tokens(Credential credential) {
        return new ConnectorToken(credential, Duration.ofSeconds(2), new TeamsHttp(), clock, behind::add);
    }

    private PasswordCredential password() {
        return new PasswordCredential(configuration("the secret&", null, null, false));
    }

    private TeamsConfiguration managed() {
        return configuration(null, null, null, true);
    }

    private TeamsConfiguration configuration(String password, String certificate, String key, boolean managed) {
        return new TeamsConfiguration(
                "the-app",
                password,
                certificate,
                key,
                managed,
                "the-tenant",
                URI.create("https://openid.example"),
                URI.create(server.baseUrl()),
                List.of("service.example"),
                URI.create("https://service.example/"),
                Duration.ofSeconds(2),
                100);
    }

    private void answering(String token, int seconds) {
        server.stubFor(any(anyUrl())
                .willReturn(okJson("{\"access_token\":\"" + token + "\",\"expires_in\":" + seconds + "}")));
    }

    private List<LoggedRequest> asked() {
        return server.findAll(anyRequestedFor(anyUrl()));
    }

    private Map<String, String> form() {
        Map<String, String> form = new HashMap<>();
        for (String pair : asked().getFirst().getBodyAsString().split("&")) {
            String[] parts = pair.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return form;
    }
}
