package dev.trellis.delivery;

import dev.trellis.attention.Attention;
import dev.trellis.attention.MessageBudget;
import dev.trellis.attention.Urgency;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Knows how much attention a recipient has left. */
@Singleton
class Recipients {
    private static final Duration WEEK = Duration.ofDays(8);

    private final People people;
    private final Sql sql;
    private final Clock clock;

    Recipients(People people, Sql sql, Clock clock) {
        this.people = people;
        this.sql = sql;
        this.clock = clock;
    }

    @Transactional
    Attention.Decision decide(OutboxRow row) {
        Instant now = clock.instant();
        Person person = people.findByIdAndOrganizationId(Objects.requireNonNull(row.personId()), row.organizationId())
                .orElseThrow();
        List<Instant> spent = sql.query(
                "select delivered_at from outbox where person_id = ? and urgency = ? and delivered_at >= ?",
                results -> Objects.requireNonNull(Sql.instant(results, "delivered_at")),
                person.id(),
                Urgency.ROUTINE,
                now.minus(WEEK));
        return new Attention(
                        person.zone(clock.getZone()),
                        person.workingHours(),
                        MessageBudget.DEFAULT,
                        person.isPaused(now),
                        person.pausedUntil(),
                        person.snoozedUntil(),
                        spent)
                .decide(row.urgency(), now);
    }
}
