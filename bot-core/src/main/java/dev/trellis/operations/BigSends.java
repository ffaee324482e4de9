package dev.trellis.operations;

import dev.trellis.attention.Urgency;
import dev.trellis.delivery.Forecast;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.person.ProgramTeam;
import dev.trellis.planning.Sweep;
import dev.trellis.storage.Sql;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tells those who run programs when a workspace's limit will make a send long, once a day for each workspace, before anybody asks. */
@Singleton
class BigSends implements Sweep {
    /** What is over sooner is not worth a message. */
    static final Duration LONG = Duration.ofMinutes(15);
    /** As long as that, a send may still be growing: then what is told would be wrong a moment later. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private final Forecast forecast;
    private final Outbox outbox;
    private final ProgramTeam team;
    private final Sql sql;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    BigSends(
            Forecast forecast,
            Outbox outbox,
            ProgramTeam team,
            Sql sql,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.forecast = forecast;
        this.outbox = outbox;
        this.team = team;
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "big-sends";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public int sweep() {
        int told = 0;
        for (long organization : forecast.behind(SETTLED)) {
            told += transactions.executeWrite(status -> tell(organization));
        }
        return told;
    }

    private int tell(long organization) {
        List<Forecast.Queue> big = forecast.of(organization).stream()
                .filter(queue -> queue.takes().compareTo(LONG) >= 0)
                .toList();
        if (big.isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        List<Long> people = team.of(organization);
        List<String> keys = new ArrayList<>();
        big.forEach(queue -> people.forEach(person -> {
            keys.add(key(queue, person, today));
            keys.add(key(queue, person, today.minusDays(1)));
        }));
        Set<String> told = Set.copyOf(told(organization, keys));
        List<Intent> news = new ArrayList<>();
        for (Forecast.Queue queue : big) {
            for (long person : people) {
                // A send that goes on over midnight is no news, and nobody is woken for it.
                if (!told.contains(key(queue, person, today))
                        && !told.contains(key(queue, person, today.minusDays(1)))) {
                    news.add(Intent.toPerson(
                                    person,
                                    key(queue, person, today),
                                    "operations.big-send",
                                    Urgency.TIMELY,
                                    SendingCards.begun(queue, now))
                            .expiring(queue.over(now)));
                }
            }
        }
        outbox.write(organization, news);
        return news.size();
    }

    private static String key(Forecast.Queue queue, long person, LocalDate day) {
        return "big-send:" + queue.workspace() + ":" + day + ":" + person;
    }

    private List<String> told(long organization, List<String> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        List<Object> parameters = new ArrayList<>(List.of(organization));
        parameters.addAll(keys);
        return sql.query(
                "select business_key from outbox where organization_id = ? and business_key in ("
                        + Sql.marks(keys.size()) + ")",
                row -> row.getString("business_key"),
                parameters.toArray());
    }
}
