package dev.trellis.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.secrecy.EncryptionKey;
import dev.trellis.service.Trellis;
import dev.trellis.service.TrellisService;
import dev.trellis.standins.teams.TeamsPerson;
import dev.trellis.standins.teams.TeamsStandIn;
import dev.trellis.standins.teams.TeamsUser;
import dev.trellis.testkit.TestCertificate;
import dev.trellis.testkit.TestDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who we are to Microsoft, and who others are to us, over the whole service. */
@Tag("database")
class TeamsIdentitiesTest {
    private static final String TENANT = "7e4a47d0-0000-4000-8000-000000000001";
    private static final String YUKI = "7e4a47d0-0000-4000-8000-000000000103";
    private static final String GUEST = "7e4a47d0-0000-4000-8000-000000000199";

    private final TeamsStandIn teams = TeamsStandIn.start(0, InstantSource.system());
    private final TestDatabase database = TestDatabase.migrated();

    TeamsIdentitiesTest() {
        teams.tenant(TENANT, "Town")
                .user(TeamsUser.of(YUKI, "Yuki Yarrow").locale("de-DE", "DE"))
                .user(TeamsUser.of(GUEST, "Gus Guest").locale("de-DE", "DE").asGuest())
                .installedFor(YUKI, GUEST);
    }

    @AfterEach
    void close() {
        teams.close();
        database.close();
    }

    @Test
    void aCertificateSpeaksForTheBot(@TempDir Path folder) {
        TestCertificate pem = TestCertificate.in(folder, "bot");
        teams.certificate(pem.certificate());
        assertAnswers(Map.of(
                "trellis.teams.certificate-file", pem.certificateFile(),
                "trellis.teams.certificate-key-file", pem.keyFile()));
    }

    @Test
    void anotherCertificateDoesNot(@TempDir Path folder) {
        TestCertificate pem = TestCertificate.in(folder, "bot");
        teams.certificate(TestCertificate.in(folder, "another").certificate());
        try (TrellisService service = start(Map.of(
                "trellis.teams.certificate-file", pem.certificateFile(),
                "trellis.teams.certificate-key-file", pem.keyFile()))) {
            teams.person(TENANT, YUKI).say("help");
            assertThat(messages(teams.person(TENANT, YUKI))).noneMatch(text -> text.contains("Trellis"));
            assertThat(teams.witness().succeeded("token")).isZero();
        }
    }

    @Test
    void theMachinesIdentitySpeaksForTheBot() {
        assertAnswers(Map.of(
                "trellis.teams.managed-identity", true,
                "identity.endpoint", teams.identityEndpoint().toString(),
                "identity.header", teams.identityHeader()));
        assertThat(teams.witness().succeeded("token")).isOne();
    }

    @Test
    void aGuestHearsOneSentenceAndIsNobodyInTheDatabase() {
        try (TrellisService service =
                start(Map.of("trellis.teams.app-password", teams.bot().appPassword()))) {
            TeamsPerson guest = teams.person(TENANT, GUEST);
            guest.say("pair @Yuki Yarrow");
            assertThat(messages(guest)).last().asString().contains("nur für die Menschen dieser Organisation");
            assertThat(count("person")).isZero();
            assertThat(count("chat_identity")).isZero();
            assertThat(count("processed_event")).isZero();
            assertThat(count("audit_entry")).isZero();
        }
    }

    private void assertAnswers(Map<String, Object> proof) {
        try (TrellisService service = start(proof)) {
            TeamsPerson yuki = teams.person(TENANT, YUKI);
            int before = messages(yuki).size();
            yuki.say("help");
            assertThat(messages(yuki).size()).isGreaterThan(before + 1);
            assertThat(count("person")).isOne();
        }
    }

    private static List<String> messages(TeamsPerson person) {
        return person.personal().messages().stream()
                .map(message -> message.card() == null ? message.text() : Visible.text(message.card()))
                .toList();
    }

    private long count(String table) {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var results = statement.executeQuery("select count(*) from " + table)) {
            results.next();
            return results.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private TrellisService start(Map<String, Object> proof) {
        Map<String, Object> properties = new HashMap<>(proof);
        properties.put("micronaut.server.port", -1);
        properties.put("trellis.database.url", database.url());
        properties.put("trellis.database.username", database.username());
        properties.put("trellis.database.password", database.password());
        properties.put("trellis.encryption-key", EncryptionKey.generate().toJson());
        properties.put("trellis.allow-insecure-standins", true);
        properties.put("trellis.teams.app-id", teams.bot().appId());
        // These stand-ins set no limits, and a week passes here in seconds.
        properties.put("trellis.slack.pace", 100_000);
        properties.put("trellis.teams.pace", 100_000);
        properties.put("trellis.teams.tenant-id", TENANT);
        properties.put(
                "trellis.teams.openid-metadata-url", teams.openIdMetadataUrl().toString());
        properties.put("trellis.teams.login-url", teams.loginUrl().toString());
        properties.put("trellis.teams.service-url", teams.serviceUrl().toString());
        properties.put(
                "trellis.teams.service-hosts",
                teams.serviceUrl().getHost() + ":" + teams.serviceUrl().getPort());
        TrellisService service = Trellis.start(properties);
        teams.connectTo(URI.create("http://127.0.0.1:" + service.port()));
        return service;
    }
}
