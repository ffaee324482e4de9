package dev.trellis.bench.nudges;

import dev.trellis.bench.comparison.Side;
import dev.trellis.bench.server.Schema;
import dev.trellis.bench.server.Server;
import java.time.Duration;

/** Ours: from cadences that are due to check-ins that are recorded as delivered. */
final class TrellisSide implements Side {
    private final Schema schema;
    private final Cohorts cohorts;
    private final Population population;
    private final Sending sending;
    private final BenchChat chat;
    private final Node node;
    private String name = "Trellis";
    private int round;

    TrellisSide(Server server, Cohorts cohorts, Sending sending) {
        this.schema = server.migrated();
        this.cohorts = cohorts;
        this.population = Population.fill(schema, cohorts);
        this.sending = sending;
        this.chat = new BenchChat(sending);
        this.node = Node.on(schema, chat);
    }

    @Override
    public String name() {
        return name;
    }

    /** Where both sides are ours. */
    TrellisSide called(String other) {
        name = other;
        return this;
    }

    @Override
    public double round() throws InterruptedException {
        population.makeDue(round++);
        int wanted = chat.delivered() + cohorts.due();
        long last = schema.number("max(id) from outbox");
        long began = System.nanoTime();
        try (Node.Running _ = node.start()) {
            Waiting.until(() -> chat.delivered() >= wanted, "sent", Duration.ofMinutes(10));
            schema.await(
                    "count(*) from outbox where id > " + last + " and state = 'DELIVERED'",
                    cohorts.due(),
                    Duration.ofMinutes(2));
            return cohorts.due() * 1e9 / (System.nanoTime() - began);
        }
    }

    @Override
    public void close() {
        node.close();
        sending.close();
        schema.close();
    }
}
