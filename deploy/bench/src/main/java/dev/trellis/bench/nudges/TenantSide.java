package dev.trellis.bench.nudges;

import dev.trellis.attention.Urgency;
import dev.trellis.bench.comparison.Side;
import dev.trellis.bench.server.Schema;
import dev.trellis.bench.server.Server;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Intent;
import dev.trellis.platform.CallKind;
import dev.trellis.platform.Pace;
import dev.trellis.text.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tenant B, to whom a message is written now and then, on a node where tenant A may have a backlog. */
final class TenantSide implements Side {
    /** As Teams allows an app in a tenant. */
    static final int PACE = 50;

    static final Duration EVERY = Duration.ofMillis(50);
    private static final int TENANT_A = 1;
    private static final int TENANT_B = 2;
    private static final int BATCH = 500;

    private final String name;
    private final Schema schema;
    private final int backlog;
    private final int messages;
    private final Node node;
    private final Map<String, Long> arrived = new ConcurrentHashMap<>();
    private int round;

    TenantSide(String name, Server server, int backlog, int messages, int rounds) {
        this.name = name;
        this.schema = server.migrated();
        this.backlog = backlog;
        this.messages = messages;
        schema.execute(
                "insert into organization (id, name, created_at) values (1, 'A', now(6)), (2, 'B', now(6))",
                "insert into workspace (id, organization_id, platform, external_id, installed_at) values (1, 1, '"
                        + BenchChat.NAME + "', 'W1', now(6)), (2, 2, '" + BenchChat.NAME + "', 'W2', now(6))");
        int people = backlog + messages * rounds;
        String tenant = "if(n <= " + backlog + ", " + TENANT_A + ", " + TENANT_B + ")";
        Numbers.insert(
                schema,
                "person (id, organization_id, display_name, working_days, working_from, working_to, created_at)",
                "n, " + tenant + ", concat('Person ', n),"
                        + " 'MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY,SATURDAY,SUNDAY', 0, 1440, now(6)",
                "true",
                people);
        Numbers.insert(
                schema,
                "chat_identity (id, organization_id, person_id, workspace_id, platform, external_id, display_name,"
                        + " direct_address, last_seen_at)",
                "n, " + tenant + ", n, " + tenant + ", '" + BenchChat.NAME
                        + "', concat('U', n), concat('Person ', n), concat('D', n), now(6)",
                "true",
                people);
        schema.execute("analyze table person, chat_identity");
        Pace pace = new Pace(CallKind.POST, PACE, Duration.ofSeconds(1), 0, Duration.ZERO);
        this.node = Node.on(schema, new BenchChat(to -> arrived.put(to, System.nanoTime()), pace));
        for (int from = 1; from <= backlog; from += BATCH) {
            List<Intent> intents = new ArrayList<>();
            for (int person = from; person < from + BATCH && person <= backlog; person++) {
                intents.add(intent(person, Urgency.TIMELY));
            }
            node.write(TENANT_A, intents);
        }
    }

    private static Intent intent(long person, Urgency urgency) {
        return Intent.toPerson(person, "bench:" + person, "bench", urgency, Card.of(Text.words("How is it going?")));
    }

    @Override
    public String name() {
        return name;
    }

    /** The delay in milliseconds that one in a hundred exceeds. */
    @Override
    public double round() throws InterruptedException {
        int first = backlog + messages * round++ + 1;
        Map<String, Long> written = new ConcurrentHashMap<>();
        try (Node.Running _ = node.start()) {
            for (int person = first; person < first + messages; person++) {
                Thread.sleep(EVERY);
                node.write(TENANT_B, List.of(intent(person, person % 2 == 0 ? Urgency.TIMELY : Urgency.INTERACTIVE)));
                written.put("U" + person, System.nanoTime());
            }
            Waiting.until(() -> arrived.keySet().containsAll(written.keySet()), "delivered", Duration.ofMinutes(5));
        }
        List<Long> delays = written.entrySet().stream()
                .map(each -> Math.max(0, arrived.getOrDefault(each.getKey(), 0L) - each.getValue()))
                .sorted()
                .toList();
        return delays.get((int) Math.ceil(delays.size() * 0.99) - 1) / 1e6;
    }

    @Override
    public void close() {
        node.close();
        schema.close();
    }
}
