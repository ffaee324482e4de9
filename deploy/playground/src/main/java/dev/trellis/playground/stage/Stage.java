package dev.trellis.playground.stage;

import dev.trellis.database.EmbeddedDatabase;
import dev.trellis.database.EmbeddedSettings;
import dev.trellis.playground.cast.Cast;
import dev.trellis.scheduler.SteppableClock;
import dev.trellis.scheduler.SteppedTime;
import dev.trellis.service.Trellis;
import dev.trellis.service.TrellisService;
import dev.trellis.standins.slack.SlackApp;
import dev.trellis.standins.slack.SlackStandIn;
import dev.trellis.standins.teams.TeamsStandIn;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

/** Both stand-ins and the real service, connected over HTTP on 127.0.0.1, with one clock that can be moved. */
public record Stage(
        SteppableClock clock,
        SlackStandIn slack,
        TeamsStandIn teams,
        TrellisService service,
        SteppedTime time,
        Rows rows)
        implements AutoCloseable {

    /** Shorter than a vendor's patience, so that a time-out can be watched. */
    private static final String SERVICE_PATIENCE = "4s";

    /** @param start the clock's first moment; from there it runs */
    public static Stage open(Instant start, DataFolder folder) {
        Clock machine = Clock.system(Cast.BERLIN);
        SteppableClock clock =
                SteppableClock.running(Clock.offset(machine, Duration.between(machine.instant(), start)));
        SlackStandIn slack = SlackStandIn.start(0, clock, SlackApp.named("Trellis"));
        TeamsStandIn teams = TeamsStandIn.start(0, clock);
        try {
            Cast.seat(slack, teams);
            EmbeddedDatabase.stopLeftBehind(EmbeddedSettings.durable(folder.database()));
            folder.forget();
            TrellisService service = Trellis.start(properties(slack, teams, folder), clock);
            URI address = URI.create("http://127.0.0.1:" + service.port());
            slack.connectTo(address);
            teams.connectTo(address);
            return new Stage(
                    clock,
                    slack,
                    teams,
                    service,
                    service.context().getBean(SteppedTime.class),
                    new Rows(DelegatingDataSource.unwrapDataSource(
                            service.context().getBean(DataSource.class))));
        } catch (RuntimeException e) {
            slack.close();
            teams.close();
            throw e;
        }
    }

    private static Map<String, Object> properties(SlackStandIn slack, TeamsStandIn teams, DataFolder folder) {
        URI connector = teams.serviceUrl();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("micronaut.server.host", "127.0.0.1");
        // Known before the start, because links in messages lead to it.
        int port = freePort();
        properties.put("micronaut.server.port", port);
        properties.put("trellis.public-url", "http://127.0.0.1:" + port);
        properties.put("trellis.data-dir", folder.path().toString());
        properties.put("trellis.organization-name", "Fernwood & Brightwater");
        properties.put("trellis.time-zone", Cast.BERLIN.getId());
        properties.put(
                "trellis.admins",
                "slack:" + Cast.WORKSPACE + ":" + Cast.OLIVIA.id() + ",teams:" + Cast.TENANT + ":" + Cast.RENATA.id());
        properties.put("trellis.allow-insecure-standins", true);
        properties.put("trellis.slack.signing-secret", slack.app().signingSecret());
        properties.put(
                "trellis.slack.bot-token", slack.workspace(Cast.WORKSPACE).botToken());
        properties.put("trellis.slack.api-url", slack.apiUrl().toString());
        properties.put("trellis.slack.read-timeout", SERVICE_PATIENCE);
        // These stand-ins set no limits, and a week passes here in seconds.
        properties.put("trellis.slack.pace", 100_000);
        properties.put("trellis.teams.pace", 100_000);
        properties.put("trellis.teams.app-id", teams.bot().appId());
        properties.put("trellis.teams.app-password", teams.bot().appPassword());
        properties.put("trellis.teams.tenant-id", Cast.TENANT);
        properties.put(
                "trellis.teams.openid-metadata-url", teams.openIdMetadataUrl().toString());
        properties.put("trellis.teams.login-url", teams.loginUrl().toString());
        properties.put("trellis.teams.service-hosts", connector.getHost() + ":" + connector.getPort());
        properties.put("trellis.teams.service-url", connector.toString());
        properties.put("trellis.teams.request-timeout", SERVICE_PATIENCE);
        return properties;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no port is free", e);
        }
    }

    @Override
    public void close() {
        service.close();
        slack.close();
        teams.close();
    }
}
