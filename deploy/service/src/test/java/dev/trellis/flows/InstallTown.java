package dev.trellis.flows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.scheduler.SteppableClock;
import dev.trellis.scheduler.SteppedTime;
import dev.trellis.secrecy.EncryptionKey;
import dev.trellis.service.Trellis;
import dev.trellis.service.TrellisService;
import dev.trellis.standins.ClientReply;
import dev.trellis.standins.slack.SlackPerson;
import dev.trellis.standins.slack.SlackSnapshot;
import dev.trellis.standins.slack.SlackStandIn;
import dev.trellis.standins.slack.SlackWorkspace;
import dev.trellis.testkit.TestDatabase;
import io.micronaut.transaction.TransactionOperations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A service that anybody can install through its page, and Slack with several workspaces that have not done so yet. */
final class InstallTown implements AutoCloseable {
    static final String HOME = "T0HOME";
    static final String TWO = "T0TWO";
    static final String WILD = "T0WILD";
    static final String BIG = "T0BIG";
    static final String ENTERPRISE = "E0BIG";

    private static final String KEY = EncryptionKey.generate().toJson();

    final SteppableClock clock = SteppableClock.standing(
            LocalDateTime.parse("2026-11-19T15:00").atZone(Town.BERLIN).toInstant(), Town.BERLIN);
    final SlackStandIn slack = SlackStandIn.start(0, clock);
    final TestDatabase database = TestDatabase.migrated();
    final int port = freePort();
    final TrellisService service;
    private final Map<String, Object> more;

    InstallTown(Map<String, Object> more) {
        this.more = more;
        workspace(HOME, "Home").user("U0OLIVIA", "olivia", "Olivia Oakes").user("U0MARA", "mara", "Mara Maple");
        workspace(TWO, "Two").user("U0TOM", "tom", "Tom Teal");
        workspace(WILD, "Wild West").user("U0WILLA", "willa", "Willa Wood");
        workspace(BIG, "Big").enterprise(ENTERPRISE).user("U0BEN", "ben", "Ben Birch");
        service = Trellis.start(properties(port), clock);
        slack.connectTo(URI.create("http://127.0.0.1:" + port));
    }

    private SlackWorkspace workspace(String id, String name) {
        return slack.workspace(id, name)
                .notInstalled()
                .channel("C0" + name.toUpperCase(Locale.ROOT).replace(" ", ""), "general");
    }

    /** Another node of the same deployment. */
    TrellisService anotherNode() {
        return Trellis.start(properties(freePort()), clock);
    }

    Browser browser() {
        return new Browser("http://127.0.0.1:" + port);
    }

    /** Somebody walks through the whole installation in a browser of their own. */
    Browser.Page install(String choice) {
        Browser browser = browser();
        Browser.Page begun = browser.get("/slack/install");
        Browser.Page back = browser.get(begun.location() + "&" + choice);
        return browser.get(back.location());
    }

    ClientReply commands(String team, String user, String words) {
        ClientReply reply = slack.person(team, user).slashCommand("/mentor " + words);
        settle(service);
        return reply;
    }

    /** What stands in the direct messages, the newest last. */
    List<String> messages(String team, String user) {
        SlackPerson person = slack.person(team, user);
        return person.direct().messages().stream()
                .map(message -> message.blocks().isEmpty() ? message.text() : Visible.text(message.blocks()))
                .toList();
    }

    String message(String team, String user) {
        List<String> all = messages(team, user);
        return all.isEmpty() ? "" : all.getLast();
    }

    void taps(String team, String user, String label) {
        SlackPerson person = slack.person(team, user);
        for (SlackSnapshot.Message message : person.direct().messages().reversed()) {
            for (JsonNode block : message.blocks()) {
                for (JsonNode element : block.path("elements")) {
                    if (element.path("text").path("text").asText().equals(label)) {
                        person.act(
                                message.surface(),
                                block.path("block_id").asText(),
                                element.path("action_id").asText(),
                                List.of());
                        settle(service);
                        return;
                    }
                }
            }
        }
        throw new AssertionError("no button “" + label + "” in: " + messages(team, user));
    }

    void settle(TrellisService node) {
        node.context().getBean(SteppedTime.class).settle();
    }

    long count(String from) {
        return Long.parseLong(text("select count(*) from " + from));
    }

    /** Whom Trellis knows by this account. */
    Person person(String user) {
        long id = Long.parseLong(text("select person_id from chat_identity where external_id = '" + user + "'"));
        long organization = Long.parseLong(text("select organization_id from person where id = " + id));
        return service.context()
                .getBean(People.class)
                .findByIdAndOrganizationId(id, organization)
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    void inTransaction(Runnable task) {
        TransactionOperations<Connection> transactions = service.context().getBean(TransactionOperations.class);
        transactions.executeWrite(status -> {
            task.run();
            return null;
        });
    }

    String text(String select) {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var results = statement.executeQuery(select)) {
            return results.next() ? String.valueOf(results.getString(1)) : "";
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private Map<String, Object> properties(int itsPort) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("micronaut.server.host", "127.0.0.1");
        properties.put("micronaut.server.port", itsPort);
        properties.put("trellis.database.url", database.url());
        properties.put("trellis.database.username", database.username());
        properties.put("trellis.database.password", database.password());
        properties.put("trellis.encryption-key", KEY);
        properties.put("trellis.time-zone", Town.BERLIN.getId());
        properties.put("trellis.admins", "slack:" + HOME + ":U0OLIVIA,slack:" + ENTERPRISE + ":U0BEN");
        properties.put("trellis.organizations", "slack:" + TWO + "=Two");
        properties.put("trellis.allow-insecure-standins", true);
        // These stand-ins set no limits, and a week passes here in seconds.
        properties.put("trellis.slack.pace", 100_000);
        properties.put("trellis.teams.pace", 100_000);
        properties.put("trellis.public-url", "http://127.0.0.1:" + port);
        properties.put("trellis.slack.client-id", slack.app().clientId());
        properties.put("trellis.slack.client-secret", slack.app().clientSecret());
        properties.put("trellis.slack.api-url", slack.apiUrl().toString());
        properties.put("trellis.slack.read-timeout", "2s");
        properties.putAll(more);
        return properties;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        service.close();
        slack.close();
        database.close();
    }
}
