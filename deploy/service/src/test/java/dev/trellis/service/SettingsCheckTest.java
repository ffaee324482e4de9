package dev.trellis.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trellis.secrecy.EncryptionKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsCheckTest {
    private static final String UUID = "1b4e28ba-2fa1-11d2-883f-0016d3cca427";
    private static final String KEY = EncryptionKey.generate().toJson();

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "TRELLIS_SLACK_BOT_TOKEN is set but neither TRELLIS_SLACK_SIGNING_SECRET nor TRELLIS_SLACK_APP_TOKEN is.",
                        "SLACK_BOT_TOKEN",
                        "xoxb-1"),
                mistake(
                        "TRELLIS_SLACK_SIGNING_SECRET is set but neither TRELLIS_SLACK_BOT_TOKEN (one workspace) nor"
                                + " TRELLIS_SLACK_CLIENT_ID and TRELLIS_SLACK_CLIENT_SECRET (installation by OAuth) is.",
                        "SLACK_SIGNING_SECRET",
                        "secret"),
                mistake(
                        "TRELLIS_SLACK_CLIENT_ID is set but TRELLIS_SLACK_CLIENT_SECRET is not.",
                        "SLACK_SIGNING_SECRET",
                        "secret",
                        "SLACK_CLIENT_ID",
                        "1.2",
                        "PUBLIC_URL",
                        "https://trellis.example"),
                mistake(
                        "TRELLIS_SLACK_CLIENT_ID is set but TRELLIS_PUBLIC_URL is not.",
                        "SLACK_APP_TOKEN",
                        "xapp-1",
                        "SLACK_CLIENT_ID",
                        "1.2",
                        "SLACK_CLIENT_SECRET",
                        "secret"),
                mistake(
                        "TRELLIS_SLACK_BOT_TOKEN and TRELLIS_SLACK_CLIENT_ID are both set: the first serves one workspace, the"
                                + " second every workspace that installs the app. Unset one of them.",
                        "SLACK_SIGNING_SECRET",
                        "secret",
                        "SLACK_BOT_TOKEN",
                        "xoxb-1",
                        "SLACK_CLIENT_ID",
                        "1.2",
                        "SLACK_CLIENT_SECRET",
                        "secret",
                        "PUBLIC_URL",
                        "https://trellis.example"),
                mistake(
                        "TRELLIS_SLACK_APP_TOKEN is not an app-level token: those start with xapp- (Basic Information, App-Level Tokens).",
                        "SLACK_APP_TOKEN",
                        "xoxb-1",
                        "SLACK_BOT_TOKEN",
                        "xoxb-1"),
                mistake(
                        "TRELLIS_SLACK_BOT_TOKEN is not a bot token: those start with xoxb- (OAuth & Permissions, Bot User OAuth Token).",
                        "SLACK_SIGNING_SECRET",
                        "secret",
                        "SLACK_BOT_TOKEN",
                        "xoxp-1"),
                mistake(
                        "TRELLIS_TEAMS_APP_ID is set but none of TRELLIS_TEAMS_APP_PASSWORD, TRELLIS_TEAMS_CERTIFICATE_FILE and TRELLIS_TEAMS_MANAGED_IDENTITY is.",
                        "TEAMS_APP_ID",
                        UUID,
                        "TEAMS_TENANT_ID",
                        UUID),
                mistake(
                        "TRELLIS_TEAMS_APP_ID is set but TRELLIS_TEAMS_TENANT_ID is not.",
                        "TEAMS_APP_ID",
                        UUID,
                        "TEAMS_APP_PASSWORD",
                        "secret"),
                mistake(
                        "TRELLIS_TEAMS_TENANT_ID is set but TRELLIS_TEAMS_APP_ID is not.",
                        "TEAMS_APP_PASSWORD",
                        "secret",
                        "TEAMS_TENANT_ID",
                        UUID),
                mistake(
                        "TRELLIS_TEAMS_TENANT_ID must be an id as in 1b4e28ba-2fa1-11d2-883f-0016d3cca427, not a name.",
                        "TEAMS_APP_ID",
                        UUID,
                        "TEAMS_APP_PASSWORD",
                        "secret",
                        "TEAMS_TENANT_ID",
                        "contoso.onmicrosoft.com"),
                mistake(
                        "TRELLIS_TEAMS_APP_PASSWORD and TRELLIS_TEAMS_MANAGED_IDENTITY are set: a bot has exactly one proof of who it is.",
                        "TEAMS_APP_ID",
                        UUID,
                        "TEAMS_APP_PASSWORD",
                        "secret",
                        "TEAMS_MANAGED_IDENTITY",
                        "true",
                        "TEAMS_TENANT_ID",
                        UUID),
                mistake(
                        "TRELLIS_TEAMS_CERTIFICATE_FILE is set but TRELLIS_TEAMS_CERTIFICATE_KEY_FILE is not.",
                        "TEAMS_APP_ID",
                        UUID,
                        "TEAMS_CERTIFICATE_FILE",
                        "bot.pem",
                        "TEAMS_TENANT_ID",
                        UUID),
                mistake(
                        "TRELLIS_TEAMS_CERTIFICATE_FILE: no-such.pem cannot be read.",
                        "TEAMS_APP_ID",
                        UUID,
                        "TEAMS_CERTIFICATE_FILE",
                        "no-such.pem",
                        "TEAMS_CERTIFICATE_KEY_FILE",
                        "no-such.key",
                        "TEAMS_TENANT_ID",
                        UUID),
                mistake(
                        "TRELLIS_TEAMS_MANAGED_IDENTITY must be true or false, but is yes.",
                        "TEAMS_MANAGED_IDENTITY",
                        "yes"),
                mistake(
                        "TRELLIS_TRUSTED_PROXIES: \"proxy.example\" is neither an address nor a network as in 10.0.0.7 or 10.1.0.0/16; give several with commas.",
                        "TRUSTED_PROXIES",
                        "10.0.0.7, proxy.example"),
                mistake(
                        "TRELLIS_TRUSTED_PROXIES: \"0.0.0.0/0\" is neither an address nor a network as in 10.0.0.7 or 10.1.0.0/16; give several with commas.",
                        "TRUSTED_PROXIES",
                        "0.0.0.0/0"),
                mistake(
                        "TRELLIS_HTTP_REQUEST_TIMEOUT must be a time as in 10s or 500ms, but is soon.",
                        "HTTP_REQUEST_TIMEOUT",
                        "soon"),
                mistake(
                        "TRELLIS_HTTP_FAILURES_PER_MINUTE must be a number from 1 to 100000, but is 0.",
                        "HTTP_FAILURES_PER_MINUTE",
                        "0"),
                mistake(
                        "TRELLIS_DATABASE_URL must start with jdbc:mysql:// as in jdbc:mysql://database.example:3306/trellis.",
                        "DATABASE_URL",
                        "jdbc:postgresql://x/y",
                        "DATABASE_USERNAME",
                        "u",
                        "ENCRYPTION_KEY",
                        KEY),
                mistake(
                        "TRELLIS_DATABASE_URL is set but TRELLIS_DATABASE_USERNAME is not.",
                        "DATABASE_URL",
                        "jdbc:mysql://x/y",
                        "ENCRYPTION_KEY",
                        KEY),
                mistake(
                        "TRELLIS_DATABASE_URL is set but TRELLIS_ENCRYPTION_KEY is not. Make one with: java -jar trellis.jar new-encryption-key",
                        "DATABASE_URL",
                        "jdbc:mysql://x/y",
                        "DATABASE_USERNAME",
                        "u"),
                mistake(
                        "TRELLIS_DATABASE_URL holds a password; put it into TRELLIS_DATABASE_PASSWORD, which is never logged.",
                        "DATABASE_URL",
                        "jdbc:mysql://x/y?password=p",
                        "DATABASE_USERNAME",
                        "u",
                        "ENCRYPTION_KEY",
                        KEY),
                mistake(
                        "TRELLIS_DATABASE_PASSWORD is set but TRELLIS_DATABASE_URL is not.",
                        "DATABASE_PASSWORD",
                        "secret"),
                mistake(
                        "TRELLIS_ENCRYPTION_KEY is not a Tink keyset for AEAD in JSON. Make one with: java -jar trellis.jar new-encryption-key",
                        "ENCRYPTION_KEY",
                        "secret"),
                mistake(
                        "TRELLIS_DATABASE_POOL_SIZE must be a number from 5 to 200, but is many.",
                        "DATABASE_POOL_SIZE",
                        "many"),
                mistake(
                        "TRELLIS_DATABASE_POOL_SIZE must be a number from 5 to 200, but is 4.",
                        "DATABASE_POOL_SIZE",
                        "4"),
                mistake(
                        "TRELLIS_ADMINS: \"slack:T1\" is neither slack:<team id>:<user id> nor teams:<tenant id>:<user's object id>.",
                        "ADMINS",
                        "slack:T1,slack:T1:U1"),
                mistake(
                        "TRELLIS_ADMINS: \"irc:T1:U1\" is neither slack:<team id>:<user id> nor teams:<tenant id>:<user's object id>.",
                        "ADMINS",
                        "irc:T1:U1"),
                mistake(
                        "TRELLIS_TIME_ZONE must be a time zone as in Europe/Berlin, but is Berlin.",
                        "TIME_ZONE",
                        "Berlin"),
                mistake("TRELLIS_LOG_FORMAT must be text or json, but is xml.", "LOG_FORMAT", "xml"),
                mistake(
                        "TRELLIS_ALLOW_INSECURE_STANDINS must be true or false, but is yes.",
                        "ALLOW_INSECURE_STANDINS",
                        "yes"),
                mistake("TRELLIS_SLACK_CLIENT_MSG_ID must be true or false, but is on.", "SLACK_CLIENT_MSG_ID", "on"),
                mistake(
                        "TRELLIS_SLACK_API_URL is http://slack.example/api/: an address that is not https is a stand-in for tests and needs TRELLIS_ALLOW_INSECURE_STANDINS=true.",
                        "SLACK_API_URL",
                        "http://slack.example/api/"),
                mistake(
                        "TRELLIS_TEAMS_LOGIN_URL is https://127.0.0.1:1/: an address of this machine is a stand-in for tests and needs TRELLIS_ALLOW_INSECURE_STANDINS=true.",
                        "TEAMS_LOGIN_URL",
                        "https://127.0.0.1:1/"),
                mistake(
                        "TRELLIS_TEAMS_OPENID_METADATA_URL is not an address as in https://host.example/path: ftp://x/y",
                        "TEAMS_OPENID_METADATA_URL",
                        "ftp://x/y"),
                mistake(
                        "TRELLIS_PUBLIC_URL is not an address as in https://host.example/path: trellis.example.com",
                        "PUBLIC_URL",
                        "trellis.example.com"),
                mistake(
                        "TRELLIS_PUBLIC_URL must not hold a user name or password.",
                        "PUBLIC_URL",
                        "https://me:secret@host.example"),
                mistake(
                        "TRELLIS_TEAMS_SERVICE_HOSTS: \"https://x.example/\" is neither a host nor host:port; give several with commas, without https://.",
                        "TEAMS_SERVICE_HOSTS",
                        "smba.example, https://x.example/"),
                mistake(
                        "TRELLIS_TEAMS_SERVICE_HOSTS: localhost:8080 is this machine: it is a stand-in for tests and needs TRELLIS_ALLOW_INSECURE_STANDINS=true.",
                        "TEAMS_SERVICE_HOSTS",
                        "localhost:8080"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsOneLine(String line, Map<String, String> environment) {
        assertThat(check(environment).mistakes()).containsExactly(line);
    }

    @Test
    void aPortIsANumber() {
        Settings settings = Settings.ofEnvironment(Map.of("MICRONAUT_SERVER_PORT", "http"));

        assertThat(SettingsCheck.of(settings).mistakes())
                .containsExactly("MICRONAUT_SERVER_PORT must be a port, but is http.");
    }

    @Test
    void allMistakesAreFoundAtOnce() {
        Map<String, String> environment = environment(
                "SLACK_BOT_TOKEN",
                "xoxb-1",
                "TEAMS_APP_PASSWORD",
                "p",
                "TEAMS_TENANT_ID",
                UUID,
                "TIME_ZONE",
                "Mars",
                "LOG_FORMAT",
                "xml");

        assertThat(check(environment).mistakes()).hasSize(4);
    }

    @Test
    void noLineHoldsASecret() {
        Map<String, String> environment = new HashMap<>();
        for (Setting setting : List.of(
                Setting.SLACK_SIGNING_SECRET_PREVIOUS,
                Setting.SLACK_BOT_TOKEN,
                Setting.SLACK_CLIENT_SECRET,
                Setting.SLACK_APP_TOKEN,
                Setting.TEAMS_APP_PASSWORD,
                Setting.DATABASE_PASSWORD,
                Setting.ENCRYPTION_KEY)) {
            environment.put(setting.variable(), "hush");
        }
        SettingsCheck.Findings findings = check(environment);

        assertThat(findings.mistakes()).hasSizeGreaterThan(5).noneMatch(line -> line.contains("hush"));
        assertThat(findings.warnings()).noneMatch(line -> line.contains("hush"));
        assertThat(Settings.ofEnvironment(environment).toString()).doesNotContain("hush");
    }

    @Test
    void everythingRightIsNoMistake() {
        Map<String, String> environment = environment(
                "SLACK_SIGNING_SECRET",
                "s",
                "SLACK_BOT_TOKEN",
                "xoxb-1",
                "TEAMS_APP_ID",
                UUID,
                "TEAMS_APP_PASSWORD",
                "p",
                "TEAMS_TENANT_ID",
                UUID,
                "DATABASE_URL",
                "jdbc:mysql://db.example:3306/trellis",
                "DATABASE_USERNAME",
                "u",
                "DATABASE_PASSWORD",
                "p",
                "ENCRYPTION_KEY",
                KEY,
                "ADMINS",
                "slack:T1:U1, teams:" + UUID + ":" + UUID,
                "TIME_ZONE",
                "Europe/Berlin",
                "PUBLIC_URL",
                "https://trellis.example",
                "LOG_FORMAT",
                "json",
                "TEAMS_SERVICE_HOSTS",
                "smba.example,smba.example:8443");

        assertThat(check(environment)).isEqualTo(new SettingsCheck.Findings(List.of(), List.of()));
    }

    @Test
    void nothingSetIsNoMistake() {
        assertThat(check(Map.of())).isEqualTo(new SettingsCheck.Findings(List.of(), List.of()));
    }

    @Test
    void blankIsNotSet() {
        assertThat(check(environment("SLACK_BOT_TOKEN", "  ", "TEAMS_APP_ID", "")))
                .isEqualTo(new SettingsCheck.Findings(List.of(), List.of()));
    }

    @Test
    void standInsMayBeAllowed() {
        Map<String, String> environment = environment(
                "ALLOW_INSECURE_STANDINS",
                "true",
                "SLACK_API_URL",
                "http://localhost:1/api/",
                "TEAMS_SERVICE_HOSTS",
                "127.0.0.1:2");

        assertThat(check(environment).mistakes()).isEmpty();
        assertThat(check(environment).warnings()).singleElement().asString().endsWith("Never in production.");
    }

    @Test
    void anUnknownVariableIsNamedWithTheNearestKnown() {
        assertThat(check(environment("SLACK_SIGNING_SECRT", "x")).warnings())
                .containsExactly("TRELLIS_SLACK_SIGNING_SECRT means nothing to Trellis."
                        + " The nearest name it knows is TRELLIS_SLACK_SIGNING_SECRET.");
    }

    @Test
    void aTokenThatWillExpireIsSaid() {
        SettingsCheck.Findings findings =
                check(environment("SLACK_SIGNING_SECRET", "s", "SLACK_BOT_TOKEN", "xoxe.xoxb-1"));

        assertThat(findings.mistakes()).isEmpty();
        assertThat(findings.warnings())
                .singleElement()
                .asString()
                .contains("expires after 12 hours", "cannot be renewed");
    }

    @Test
    void propertiesAreCheckedLikeVariables() {
        Settings settings = Settings.ofProperties(Map.of(
                "trellis.teams.service-hosts",
                List.of("localhost:1", "localhost:2"),
                "trellis.no-such-thing",
                1,
                "other.thing",
                2));

        assertThat(SettingsCheck.of(settings).mistakes()).hasSize(2);
        assertThat(SettingsCheck.of(settings).warnings())
                .singleElement()
                .asString()
                .startsWith("TRELLIS_NO_SUCH_THING");
    }

    @Test
    void everyPropertyFitsItsVariable() {
        assertThat(Setting.values())
                .allSatisfy(setting ->
                        assertThat(Setting.variableOf(setting.property)).isEqualTo(setting.variable()));
    }

    private static SettingsCheck.Findings check(Map<String, String> environment) {
        return SettingsCheck.of(Settings.ofEnvironment(environment));
    }

    private static Arguments mistake(String line, String... settings) {
        return Arguments.of(line, environment(settings));
    }

    private static Map<String, String> environment(String... settings) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            environment.put("TRELLIS_" + settings[i], settings[i + 1]);
        }
        return environment;
    }
}
