package dev.trellis.flows;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.trellis.scheduler.SteppableClock;
import dev.trellis.scheduler.SteppedTime;
import dev.trellis.service.Trellis;
import dev.trellis.service.TrellisService;
import dev.trellis.standins.slack.SlackStandIn;
import dev.trellis.standins.slack.SlackUser;
import dev.trellis.standins.teams.TeamsStandIn;
import dev.trellis.standins.teams.TeamsUser;
import dev.trellis.testkit.NeverLogged;
import dev.trellis.testkit.TestDatabase;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** The service on a schema of its own, a Slack workspace and a Teams tenant, all on loopback, on a Thursday afternoon in Berlin. */
public final class Town implements AutoCloseable {
    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    public static final String WORKSPACE = "T0TOWN";
    public static final String CHANNEL = "C0MENTORING";
    public static final String TENANT = "7e4a47d0-0000-4000-8000-000000000001";
    public static final String TEAM = "19:team@thread.tacv2";
    public static final String TEAMS_CHANNEL = "19:mentoring@thread.tacv2";

    public final SteppableClock clock = SteppableClock.standing(
            LocalDateTime.parse("2026-11-19T15:00").atZone(BERLIN).toInstant(), BERLIN);
    public final SlackStandIn slack = SlackStandIn.start(0, clock);
    public final TeamsStandIn teams = TeamsStandIn.start(0, clock);
    public final TestDatabase database = TestDatabase.migrated();
    public final TrellisService service;
    public final OnSlack olivia;
    public final OnSlack mara;
    public final OnSlack noor;
    public final OnTeams renata;
    public final OnTeams tomas;
    public final OnTeams yuki;

    public Town() {
        this(Map.of());
    }

    /** @param more settings beside the usual ones, or in their place */
    public Town(Map<String, Object> more) {
        slack.workspace(WORKSPACE, "Town")
                .user(SlackUser.of("U0OLIVIA", "olivia", "Olivia Oakes"))
                .user(SlackUser.of("U0MARA", "mara", "Mara Maple"))
                .user(SlackUser.of("U0NOOR", "noor", "Noor Nettle").timeZone(ZoneId.of("America/New_York")))
                .channel(CHANNEL, "mentoring", "U0OLIVIA", "U0MARA", "U0NOOR");
        teams.tenant(TENANT, "Town")
                .user(TeamsUser.of(aad(1), "Renata Reed"))
                .user(TeamsUser.of(aad(2), "Tomás Thistle").timeZone(ZoneId.of("Europe/Lisbon")))
                .user(TeamsUser.of(aad(3), "Yuki Yarrow").locale("de-DE", "DE"))
                .team(TEAM, "Town", aad(1), aad(2), aad(3))
                .channel(TEAM, TEAMS_CHANNEL, "Mentoring");
        Map<String, Object> properties = properties();
        properties.putAll(more);
        service = Trellis.start(properties, clock);
        URI address = URI.create("http://127.0.0.1:" + service.port());
        slack.connectTo(address);
        teams.connectTo(address);
        olivia = new OnSlack(this, "U0OLIVIA");
        mara = new OnSlack(this, "U0MARA");
        noor = new OnSlack(this, "U0NOOR");
        renata = new OnTeams(this, aad(1));
        tomas = new OnTeams(this, aad(2));
        yuki = new OnTeams(this, aad(3));
    }

    /** Everybody says hello once, so that Trellis knows them and their zones; a program is there. */
    public Town settled() {
        for (OnSlack person : new OnSlack[] {olivia, mara, noor}) {
            person.commands("help");
        }
        for (OnTeams person : new OnTeams[] {renata, tomas, yuki}) {
            person.installs();
            person.says("help");
        }
        renata.person.installInTeam(TEAM);
        olivia.commands("program create Town mentors").submits(Map.of());
        settle();
        return this;
    }

    public void settle() {
        service.context().getBean(SteppedTime.class).settle();
    }

    public void passUntil(String local) {
        service.context()
                .getBean(SteppedTime.class)
                .moveTo(LocalDateTime.parse(local).atZone(BERLIN).toInstant());
    }

    public void pass(Duration time) {
        service.context().getBean(SteppedTime.class).moveBy(time);
    }

    public long count(String from) {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var results = statement.executeQuery("select count(*) from " + from)) {
            results.next();
            return results.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("micronaut.server.host", "127.0.0.1");
        properties.put("micronaut.server.port", -1);
        properties.put("trellis.database.url", database.url());
        properties.put("trellis.database.username", database.username());
        properties.put("trellis.database.password", database.password());
        properties.put("trellis.encryption-key", NeverLogged.secret(key()));
        properties.put("trellis.time-zone", BERLIN.getId());
        properties.put("trellis.admins", "slack:" + WORKSPACE + ":U0OLIVIA,teams:" + TENANT + ":" + aad(1));
        properties.put("trellis.allow-insecure-standins", true);
        properties.put("trellis.conversation.patience", "30s");
        properties.put(
                "trellis.slack.signing-secret", NeverLogged.secret(slack.app().signingSecret()));
        properties.put(
                "trellis.slack.bot-token",
                NeverLogged.secret(slack.workspace(WORKSPACE).botToken()));
        properties.put("trellis.slack.api-url", slack.apiUrl().toString());
        properties.put("trellis.slack.read-timeout", "2s");
        // These stand-ins set no limits, and a week passes here in seconds.
        properties.put("trellis.slack.pace", 100_000);
        properties.put("trellis.teams.pace", 100_000);
        properties.put("trellis.teams.app-id", teams.bot().appId());
        properties.put(
                "trellis.teams.app-password", NeverLogged.secret(teams.bot().appPassword()));
        properties.put("trellis.teams.tenant-id", TENANT);
        properties.put(
                "trellis.teams.openid-metadata-url", teams.openIdMetadataUrl().toString());
        properties.put("trellis.teams.login-url", teams.loginUrl().toString());
        URI connector = teams.serviceUrl();
        properties.put("trellis.teams.service-hosts", connector.getHost() + ":" + connector.getPort());
        properties.put("trellis.teams.service-url", connector.toString());
        properties.put("trellis.teams.request-timeout", "2s");
        return properties;
    }

    private static String aad(int number) {
        return "7e4a47d0-0000-4000-8000-%012d".formatted(number + 100);
    }

    private static String key() {
        try {
            AeadConfig.register();
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        service.close();
        slack.close();
        teams.close();
        database.close();
    }
}
