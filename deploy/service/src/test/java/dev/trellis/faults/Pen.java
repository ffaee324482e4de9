package dev.trellis.faults;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.message.Card;
import dev.trellis.database.DriverUrl;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.text.Text;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Means messages, as flows do, from outside of the nodes: the core's outbox on the same database, with nothing that would send. */
final class Pen implements AutoCloseable {
    private static final String OURS = "fault:";

    private final FaultTown.Place place;
    private final String key;
    private @Nullable ApplicationContext context;
    private int next;

    Pen(FaultTown.Place place, String key) {
        this.place = place;
        this.key = key;
    }

    /** Means so many messages more, one transaction each ten, in turn to these people. Such messages wait for no hours and no budget. */
    void write(int count, List<Long> people) {
        TransactionOperations<Connection> transactions = transactions();
        Outbox outbox = context().getBean(Outbox.class);
        long organization = number("select min(organization_id) from person where id = " + people.getFirst());
        int end = next + count;
        while (next < end) {
            int until = Math.min(next + 10, end);
            transactions.executeWrite(status -> {
                for (int number = next; number < until; number++) {
                    outbox.write(organization, intent(number, people.get(number % people.size())));
                }
                return null;
            });
            next = until;
        }
    }

    /** Like {@link #write}, and what cannot be written is written again: the same key is the same message. */
    void writeDespite(int count, List<Long> people) throws Exception {
        int end = next + count;
        Await.until("everything is written", Duration.ofMinutes(1), () -> {
            try {
                write(end - next, people);
                return true;
            } catch (RuntimeException e) {
                return false;
            }
        });
    }

    private static Intent intent(int number, long person) {
        return Intent.toPerson(
                person,
                OURS + number,
                "fault.test",
                Urgency.INTERACTIVE,
                Card.of(Text.words("No. " + number + " of the fault tests")));
    }

    int written() {
        return next;
    }

    /** Ours that are not over yet. */
    long unsettled() {
        return number("select count(*) from outbox where business_key like '" + OURS
                + "%' and state not in ('DELIVERED', 'BLOCKED', 'DROPPED')");
    }

    /** The numbers of those that operators are shown as blocked. */
    List<Integer> blocked() {
        return strings("select business_key from outbox where business_key like '" + OURS + "%' and state = 'BLOCKED'")
                .stream()
                .map(business -> Integer.valueOf(business.substring(OURS.length())))
                .toList();
    }

    /** How many of ours stand for each reason, such as {@code BLOCKED IN_DOUBT}. */
    Map<String, Long> states() {
        return strings("select concat(state, ' ', coalesce(why, '')) from outbox where business_key like '" + OURS
                        + "%'")
                .stream()
                .collect(Collectors.groupingBy(state -> state.strip(), java.util.TreeMap::new, Collectors.counting()));
    }

    /** Ours of which it is written that a platform is being called with them, whoever does. */
    long beingSent() {
        return number("select count(*) from outbox where business_key like '" + OURS
                + "%' and state = 'CLAIMED' and sending_at is not null");
    }

    /** Everything that is recorded of ours, row by row. */
    List<String> records() {
        return strings("select concat_ws(' ', id, state, version, attempts, urgency_rank, due_at, coalesce(why, '-'),"
                + " coalesce(claimed_by, '-'), coalesce(sent_at, '-'), coalesce(sending_at, '-'), coalesce(delivered_at, '-'),"
                + " coalesce(message, '-')) from outbox where business_key like '" + OURS + "%' order by id");
    }

    List<Long> people(List<String> accounts) {
        if (accounts.isEmpty()) {
            return List.of();
        }
        String in = accounts.stream().map(account -> "'" + account + "'").collect(Collectors.joining(", "));
        return strings("select person_id from chat_identity where external_id in (" + in + ") order by external_id")
                .stream()
                .map(Long::valueOf)
                .toList();
    }

    long number(String select) {
        List<String> found = strings(select);
        return found.isEmpty() || found.getFirst() == null ? 0 : Long.parseLong(found.getFirst());
    }

    List<String> strings(String select) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(select)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(DriverUrl.complete(place.url()), place.username(), place.password());
    }

    @SuppressWarnings("unchecked")
    private TransactionOperations<Connection> transactions() {
        return context().getBean(TransactionOperations.class);
    }

    private ApplicationContext context() {
        ApplicationContext made = context;
        if (made == null) {
            Map<String, Object> properties = new HashMap<>();
            properties.put("datasources.default.url", DriverUrl.complete(place.url()));
            properties.put("datasources.default.username", place.username());
            properties.put("datasources.default.password", place.password());
            properties.put("datasources.default.driver-class-name", "com.mysql.cj.jdbc.Driver");
            properties.put("datasources.default.db-type", "mysql");
            properties.put("datasources.default.dialect", "MYSQL");
            properties.put("datasources.default.maximum-pool-size", "2");
            properties.put("trellis.encryption-key", key);
            properties.put("micronaut.health.monitor.enabled", false);
            made = ApplicationContext.builder()
                    .properties(properties)
                    .deduceEnvironment(false)
                    .banner(false)
                    .build();
            made.registerSingleton(Clock.class, Clock.systemUTC());
            made.registerSingleton(MeterRegistry.class, new SimpleMeterRegistry());
            context = made.start();
        }
        return made;
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
        }
    }
}
