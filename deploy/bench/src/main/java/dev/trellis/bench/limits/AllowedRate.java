package dev.trellis.bench.limits;

import dev.trellis.bench.Benchmark;
import dev.trellis.bench.comparison.BenchmarkFailedException;
import dev.trellis.bench.comparison.Comparison;
import dev.trellis.bench.comparison.Condition;
import dev.trellis.bench.comparison.Figures;
import dev.trellis.bench.comparison.Goal;
import dev.trellis.bench.comparison.Question;
import dev.trellis.bench.comparison.Sizes;
import dev.trellis.bench.server.Schema;
import dev.trellis.bench.server.Server;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.secrecy.EncryptionKey;
import dev.trellis.service.TrellisService;
import dev.trellis.standins.WitnessedCall;
import dev.trellis.standins.WitnessedCall.Direction;
import dev.trellis.text.Text;
import io.micronaut.core.type.Argument;
import io.micronaut.transaction.TransactionOperations;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A backlog to many channels, through the whole service and its adapter, to a stand-in that enforces the limits: how many messages arrive
 * beside how many are allowed, window by window, after the burst that a rested platform takes. One way to deliver as many as are allowed is
 * to call until the platform refuses: so hardly any call may be refused.
 */
public final class AllowedRate implements Benchmark {
    public static final String TEAMS = "limits-teams";
    public static final String SLACK = "limits-slack";
    public static final String TEAMS_BY_TWO = "limits-teams-two-nodes";
    public static final String SLACK_BY_TWO = "limits-slack-two-nodes";
    private static final int BATCH = 500;

    private final String name;
    private final IntFunction<StrictChat> chats;
    private final int warmUpSeconds;
    private final int windowSeconds;
    private final int nodes;

    private AllowedRate(String name, IntFunction<StrictChat> chats, int warmUpSeconds, int windowSeconds, int nodes) {
        this.name = name;
        this.chats = chats;
        this.warmUpSeconds = warmUpSeconds;
        this.windowSeconds = windowSeconds;
        this.nodes = nodes;
    }

    public static AllowedRate teams() {
        return new AllowedRate(TEAMS, StrictTeams::new, 10, 20, 1);
    }

    /** Its limit is per minute, so a window is one, and the first one is a burst. */
    public static AllowedRate slack() {
        return new AllowedRate(SLACK, StrictSlack::new, 60, 60, 1);
    }

    /** The same by two nodes, which must not call twice as fast. */
    public static AllowedRate teamsByTwo() {
        return new AllowedRate(TEAMS_BY_TWO, StrictTeams::new, 10, 20, 2);
    }

    public static AllowedRate slackByTwo() {
        return new AllowedRate(SLACK_BY_TWO, StrictSlack::new, 60, 60, 2);
    }

    @Override
    public Comparison measure(Sizes sizes, Server server) {
        int windows = sizes.of("pairs", 5);
        int warmUp = sizes.of("warm-up-seconds", warmUpSeconds);
        int window = sizes.of("window-seconds", windowSeconds);
        int channels = sizes.of("channels", 100);
        try (StrictChat chat = chats.apply(channels);
                Schema schema = server.migrated()) {
            // A quarter more than can be delivered: there is always something to do.
            double second = chat.allowedPerSecond();
            int backlog = (int) Math.ceil((second * (warmUp + window * windows) + 60 * second) * 1.25);
            write(schema, chat, channels);
            try (Nodes running = Nodes.start(nodes, properties(schema, chat))) {
                chat.connectTo(URI.create("http://127.0.0.1:" + running.first().port()));
                means(running.first(), backlog, channels);
                return measured(chat, warmUp, window, windows);
            }
        }
    }

    private Comparison measured(StrictChat chat, int warmUp, int window, int windows) {
        pause(warmUp);
        List<Double> delivered = new ArrayList<>();
        List<Double> allowed = new ArrayList<>();
        long refused = 0;
        long calls = 0;
        for (int i = 0; i < windows; i++) {
            long mark = chat.witness().mark();
            long began = System.nanoTime();
            pause(window);
            List<WitnessedCall> posts = chat.witness()
                    .calls(call -> call.number() > mark
                            && call.direction() == Direction.FROM_SERVICE
                            && chat.isPost(call.method()));
            double seconds = (System.nanoTime() - began) / 1e9;
            long arrived = posts.stream().filter(WitnessedCall::ok).count();
            delivered.add(arrived / seconds);
            allowed.add(chat.allowedPerSecond());
            calls += posts.size();
            refused += posts.size() - arrived;
            System.out.printf(
                    Locale.ROOT, "%s, window %d: %.2f/s, refused so far %d%n", name, i + 1, arrived / seconds, refused);
        }
        Question question = new Question(name, "delivered ÷ allowed by " + chat.platform(), "/s", Goal.atLeast(0.98));
        return new Comparison(
                question,
                "Trellis",
                new Figures(delivered),
                "allowed",
                new Figures(allowed),
                List.of(new Condition(
                        "refused ÷ calls",
                        100.0 * refused / calls,
                        "%",
                        Goal.atMost(0.1),
                        refused + " of " + calls + " calls")),
                List.of("windows of " + window + " s after " + warmUp + " s; a backlog to many channels; nodes: "
                        + nodes));
    }

    /** The organization that the service has made serves this workspace, with channels by their numbers. */
    private static void write(Schema schema, StrictChat chat, int channels) {
        schema.execute(
                "insert into organization (id, name, created_at) values (1, 'Our organization', now(6))",
                "insert into workspace (id, organization_id, platform, external_id, address, installed_at) values (1, 1, '"
                        + chat.platform() + "', '" + chat.workspace() + "', nullif('" + chat.address()
                        + "', ''), now(6))");
        for (int channel = 1; channel <= channels; channel++) {
            schema.execute("insert into channel (id, organization_id, workspace_id, external_id, name) values ("
                    + channel + ", 1, 1, '" + chat.channel(channel) + "', 'Channel')");
        }
    }

    private static Map<String, Object> properties(Schema schema, StrictChat chat) {
        Map<String, Object> properties = new LinkedHashMap<>(chat.properties());
        properties.put("micronaut.server.host", "127.0.0.1");
        properties.put("micronaut.server.port", -1);
        properties.put("trellis.database.url", schema.url());
        properties.put("trellis.database.username", schema.server().username());
        properties.put("trellis.database.password", schema.server().password());
        properties.put("trellis.encryption-key", EncryptionKey.generate().toJson());
        properties.put("trellis.public-url", "https://trellis.example");
        properties.put(
                "trellis.admins",
                chat.platform() + ":" + chat.workspace() + ":"
                        + (chat.platform().equals("slack") ? "U0BENCH001" : "5b1f0c2e-0000-4000-8000-0000000000aa"));
        properties.put("trellis.allow-insecure-standins", true);
        return properties;
    }

    @SuppressWarnings("unchecked")
    private static void means(TrellisService service, int backlog, int channels) {
        Outbox outbox = service.context().getBean(Outbox.class);
        TransactionOperations<java.sql.Connection> transactions =
                service.context().getBean(Argument.of(TransactionOperations.class, java.sql.Connection.class));
        for (int from = 0; from < backlog; from += BATCH) {
            List<Intent> intents = new ArrayList<>();
            for (int i = from; i < Math.min(backlog, from + BATCH); i++) {
                intents.add(
                        Intent.toChannel(1 + i % channels, "bench:" + i, "bench", Card.of(Text.words("Message " + i))));
            }
            transactions.executeWrite(status -> {
                outbox.write(1, intents);
                return null;
            });
        }
    }

    private static void pause(int seconds) {
        try {
            Thread.sleep(Duration.ofSeconds(seconds));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailedException("interrupted", e);
        }
    }
}
