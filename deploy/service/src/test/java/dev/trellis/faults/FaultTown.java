package dev.trellis.faults;

import dev.trellis.secrecy.EncryptionKey;
import dev.trellis.standins.slack.SlackPerson;
import dev.trellis.standins.slack.SlackSnapshot;
import dev.trellis.standins.slack.SlackStandIn;
import dev.trellis.standins.slack.SlackUser;
import dev.trellis.standins.teams.TeamsSnapshot;
import dev.trellis.standins.teams.TeamsStandIn;
import dev.trellis.standins.teams.TeamsUser;
import dev.trellis.testkit.NeverLogged;
import dev.trellis.testkit.TestDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Slack workspace and a Teams tenant in this JVM, a database, and nodes of the service in processes of their own, all in real time. The
 * chats are the witnesses: what stands in them was delivered, as often as it stands there.
 */
final class FaultTown implements AutoCloseable {
    static final String WORKSPACE = "T0FAULT";
    static final String CHANNEL = "C0FAULT";
    static final String TENANT = "7e4a47d0-0000-4000-8000-000000000009";
    private static final Pattern NUMBER = Pattern.compile("No\\. (\\d+)\\b");
    private static final Duration ALL_SETTLED = Duration.ofMinutes(Size.of(6, 90));

    /** How far the whole town is ahead of us. */
    private volatile Duration ahead = Duration.ZERO;

    private final InstantSource clock = () -> Instant.now(Clock.systemUTC()).plus(ahead);
    final SlackStandIn slack = SlackStandIn.start(0, clock);
    final TeamsStandIn teams = TeamsStandIn.start(0, clock);
    final Pen pen;
    private final Place place;
    private @Nullable TestDatabase own;
    private final Path folder;
    private final String key = NeverLogged.secret(EncryptionKey.generate().toJson());
    private final List<Node> nodes = new ArrayList<>();
    private final List<String> slackPeople;
    private final List<String> teamsPeople;

    /** On a schema of its own on the server of all tests. */
    FaultTown(String name, int onSlack, int onTeams) {
        this(name, TestDatabase.empty(), onSlack, onTeams);
    }

    private FaultTown(String name, TestDatabase own, int onSlack, int onTeams) {
        this(name, Place.of(own), onSlack, onTeams);
        this.own = own;
    }

    /** @param place of the database as the nodes reach it */
    FaultTown(String name, Place place, int onSlack, int onTeams) {
        this.place = place;
        this.folder = Path.of("target/faults", name);
        slackPeople = IntStream.range(0, onSlack)
                .mapToObj(i -> "U0F%04d".formatted(i))
                .toList();
        teamsPeople = IntStream.range(0, onTeams)
                .mapToObj("7e4a47d0-0000-4000-9000-%012d"::formatted)
                .toList();
        var workspace = slack.workspace(WORKSPACE, "Fault");
        slackPeople.forEach(
                id -> workspace.user(SlackUser.of(id, id.toLowerCase(java.util.Locale.ROOT), "Person " + id)));
        workspace.channel(CHANNEL, "faults", slackPeople.toArray(String[]::new));
        var tenant = teams.tenant(TENANT, "Fault");
        teamsPeople.forEach(id -> tenant.user(TeamsUser.of(id, "Person " + id)));
        // How fast an answer is, is measured where it matters; a busy machine must not fail what is only preparation.
        slack.patience(Duration.ofSeconds(15));
        this.pen = new Pen(place, key);
    }

    /** The admin, in Slack. */
    SlackPerson olivia() {
        return slack.person(WORKSPACE, slackPeople.getFirst());
    }

    /** Starts a node and waits until it is ready. Gestures go to the newest one. */
    Node node() throws Exception {
        return node(Map.of());
    }

    Node node(Map<String, String> more) throws Exception {
        return starting(more).awaitReady();
    }

    /** Starts a node and does not wait. */
    Node starting(Map<String, String> more) {
        Map<String, String> environment = environment();
        environment.putAll(more);
        Node node = Node.start(folder.resolve("node-" + nodes.size() + ".log"), environment);
        return keep(node);
    }

    Node startingOlder() {
        return keep(
                Node.start(folder.resolve("node-" + nodes.size() + "-older.log"), environment(), Node.olderProgram()));
    }

    private Node keep(Node node) {
        nodes.add(node);
        gesturesTo(node.address());
        return node;
    }

    void gesturesTo(URI address) {
        slack.connectTo(address);
        teams.connectTo(address);
    }

    /** Everybody says hello once, so that Trellis knows them. */
    FaultTown settled() throws Exception {
        teamsPeople.forEach(id -> teams.person(TENANT, id).install());
        // A machine that has only just started may be late for a first word, and Slack does not wait.
        Await.until("everybody is known", Duration.ofMinutes(2), () -> {
            unknown(slackPeople).forEach(id -> slack.person(WORKSPACE, id).say("help"));
            unknown(teamsPeople).forEach(id -> teams.person(TENANT, id).say("help"));
            return unknown(slackPeople).isEmpty() && unknown(teamsPeople).isEmpty();
        });
        return this;
    }

    private List<String> unknown(List<String> accounts) {
        return accounts.stream().filter(id -> pen.people(List.of(id)).isEmpty()).toList();
    }

    List<Long> onSlack() {
        return pen.people(slackPeople);
    }

    List<Long> onTeams() {
        return pen.people(teamsPeople);
    }

    List<String> slackIds() {
        return slackPeople;
    }

    /** How often each numbered message stands in somebody's chat. */
    Map<Integer, Integer> seen() {
        Map<Integer, Integer> seen = new TreeMap<>();
        Stream.concat(
                        slackPeople.stream()
                                .flatMap(id -> slack.person(WORKSPACE, id).direct().messages().stream())
                                .filter(SlackSnapshot.Message::fromBot)
                                .map(message -> message.blocks() + message.text()),
                        teamsPeople.stream()
                                .flatMap(id -> teams.person(TENANT, id).personal().messages().stream())
                                .filter(TeamsSnapshot.Message::fromBot)
                                .map(message -> message.card() + message.text()))
                .forEach(text -> {
                    Matcher number = NUMBER.matcher(text);
                    if (number.find()) {
                        seen.merge(Integer.valueOf(number.group(1)), 1, Integer::sum);
                    }
                });
        return seen;
    }

    void awaitSettled() throws Exception {
        Await.until(
                "every message is delivered, dropped or blocked: " + folder, ALL_SETTLED, () -> pen.unsettled() == 0);
    }

    /** What came of the messages numbered from {@code from} to before {@code to}. */
    Outcome outcome(String fault, String size, int from, int to) {
        Map<Integer, Integer> seen = new TreeMap<>(seen());
        seen.keySet().removeIf(number -> number < from || number >= to);
        List<Integer> reported = pen.blocked().stream()
                .filter(number -> number >= from && number < to)
                .toList();
        long duplicates = seen.values().stream().mapToLong(times -> times - 1).sum();
        long lost = IntStream.range(from, to)
                .filter(number -> !seen.containsKey(number) && !reported.contains(number))
                .count();
        return new Outcome(fault, size, to - from, seen.size(), duplicates, lost, reported.size());
    }

    /** The stand-ins' clocks go by this from now on; nodes and database have to be told by whoever starts them. */
    void ahead(Duration by) {
        ahead = by;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("MICRONAUT_SERVER_HOST", "127.0.0.1");
        environment.put("TRELLIS_DATABASE_URL", place.url());
        environment.put("TRELLIS_DATABASE_USERNAME", place.username());
        environment.put("TRELLIS_DATABASE_PASSWORD", place.password());
        environment.put("TRELLIS_ENCRYPTION_KEY", key);
        environment.put("TRELLIS_TIME_ZONE", "Europe/Berlin");
        environment.put("TRELLIS_ALLOW_INSECURE_STANDINS", "true");
        environment.put(
                "TRELLIS_ADMINS",
                "slack:" + WORKSPACE + ":U0F0000,teams:" + TENANT + ":"
                        + (teamsPeople.isEmpty() ? "7e4a47d0-0000-4000-9000-000000000000" : teamsPeople.getFirst()));
        environment.put(
                "TRELLIS_SLACK_SIGNING_SECRET", NeverLogged.secret(slack.app().signingSecret()));
        environment.put(
                "TRELLIS_SLACK_BOT_TOKEN",
                NeverLogged.secret(slack.workspace(WORKSPACE).botToken()));
        environment.put("TRELLIS_SLACK_API_URL", slack.apiUrl().toString());
        environment.put("TRELLIS_SLACK_READ_TIMEOUT", "2s");
        // These stand-ins set no limits, and what happens in an hour is to happen in a minute here.
        environment.put("TRELLIS_SLACK_PACE", "1000");
        environment.put("TRELLIS_TEAMS_PACE", "200");
        environment.put("TRELLIS_TEAMS_APP_ID", teams.bot().appId());
        environment.put(
                "TRELLIS_TEAMS_APP_PASSWORD", NeverLogged.secret(teams.bot().appPassword()));
        environment.put("TRELLIS_TEAMS_TENANT_ID", TENANT);
        environment.put(
                "TRELLIS_TEAMS_OPENID_METADATA_URL", teams.openIdMetadataUrl().toString());
        environment.put("TRELLIS_TEAMS_LOGIN_URL", teams.loginUrl().toString());
        URI connector = teams.serviceUrl();
        environment.put("TRELLIS_TEAMS_SERVICE_HOSTS", connector.getHost() + ":" + connector.getPort());
        environment.put("TRELLIS_TEAMS_SERVICE_URL", connector.toString());
        environment.put("TRELLIS_TEAMS_REQUEST_TIMEOUT", "2s");
        return environment;
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
        pen.close();
        slack.close();
        teams.close();
        if (own != null) {
            own.close();
        }
    }

    /** Where a database is, and who may use it. */
    record Place(String url, String username, String password) {
        private static final Pattern PORT = Pattern.compile("^(jdbc:mysql://[^:/]+:)(\\d+)/");

        static Place of(TestDatabase database) {
            return new Place(database.url(), database.username(), database.password());
        }

        int port() {
            return Integer.parseInt(address().group(2));
        }

        /** The same at the near end of this wire, which has to lead there; in clear, so that the wire can read along. */
        Place through(Wire wire) {
            String near = address().replaceFirst("$1" + wire.port() + "/");
            String clear = near + (near.contains("?") ? "&" : "?") + "sslMode=DISABLED&allowPublicKeyRetrieval=true";
            return new Place(clear, username, password);
        }

        private Matcher address() {
            Matcher address = PORT.matcher(url);
            if (!address.find()) {
                throw new IllegalStateException("no port in the address of the database");
            }
            return address;
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "Place[" + url + "]";
        }
    }
}
