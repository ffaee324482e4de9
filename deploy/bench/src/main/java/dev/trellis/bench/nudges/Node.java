package dev.trellis.bench.nudges;

import dev.trellis.bench.server.Schema;
import dev.trellis.delivery.Doorbell;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.planning.Sweep;
import dev.trellis.platform.ChatPlatform;
import dev.trellis.scheduler.CourierLoop;
import dev.trellis.secrecy.EncryptionKey;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A node of the service without its web server: planning and delivery as they are wired there. Each sweep looks once on {@link #start},
 * as it does at every tick, while the courier's loop delivers.
 */
final class Node implements AutoCloseable {
    private final ApplicationContext context;
    private final CourierLoop courier;
    private final List<Sweep> sweeps;
    private final Outbox outbox;
    private final Doorbell doorbell;
    private final TransactionOperations<Connection> transactions;

    @SuppressWarnings("unchecked")
    private Node(ApplicationContext context) {
        this.context = context;
        this.courier = context.getBean(CourierLoop.class);
        this.doorbell = context.getBean(Doorbell.class);
        this.outbox = context.getBean(Outbox.class);
        this.transactions = context.getBean(Argument.of(TransactionOperations.class, Connection.class));
        this.sweeps = List.copyOf(context.getBeansOfType(Sweep.class));
    }

    /** On a migrated schema, with this chat only; at rest. */
    static Node on(Schema schema, ChatPlatform chat) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("trellis.encryption-key", EncryptionKey.generate().toJson());
        properties.put("trellis.time-zone", "UTC");
        properties.put("datasources.default.url", schema.url());
        properties.put("datasources.default.username", schema.server().username());
        properties.put("datasources.default.password", schema.server().password());
        properties.put("datasources.default.driver-class-name", "com.mysql.cj.jdbc.Driver");
        properties.put("datasources.default.db-type", "mysql");
        properties.put("datasources.default.dialect", "MYSQL");
        // As the service has them.
        properties.put("datasources.default.maximum-pool-size", "20");
        properties.put("datasources.default.minimum-idle", "2");
        properties.put("datasources.default.transaction-isolation", "TRANSACTION_READ_COMMITTED");
        ApplicationContext context = ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .deduceCloudEnvironment(false)
                .environmentPropertySource(false)
                .properties(properties)
                .build();
        context.registerSingleton(ChatPlatform.class, chat);
        context.start();
        return new Node(context);
    }

    /** Delivers from now on, and looks once for what is due; returns at once. */
    Running start() {
        courier.start();
        ExecutorService ticks = Executors.newVirtualThreadPerTaskExecutor();
        sweeps.forEach(sweep -> ticks.submit(sweep::sweep));
        return new Running(ticks);
    }

    /** Means these messages, in one transaction, and rings, as what answers a tap does. */
    void write(long organization, List<Intent> intents) {
        transactions.executeWrite(status -> {
            outbox.write(organization, intents);
            return null;
        });
        doorbell.ring();
    }

    @Override
    public void close() {
        context.close();
    }

    /** A node at work. */
    final class Running implements AutoCloseable {
        private final ExecutorService ticks;

        private Running(ExecutorService ticks) {
            this.ticks = ticks;
        }

        /** Brings it to rest. */
        @Override
        public void close() {
            ticks.close();
            courier.stop();
        }
    }
}
