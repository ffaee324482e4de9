package dev.trellis.delivery;

import dev.trellis.attention.Urgency;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** For which people room is to be kept, and which messages keep it. */
@Singleton
class Reservations {
    /** As far as a message said now counts in the budget of later ones. */
    private static final Duration AHEAD = Duration.ofDays(7);
    /** Whatever has waited as long goes in turn: somebody who is asked as often as they can bear would never hear of anything else. */
    private static final Duration LONG_ENOUGH = Duration.ofDays(14);

    static final String WRITTEN = """
            select person_id, due_at from outbox where person_id in (%s) and urgency = ? and sent_at is null and state = 'WAITING'
              and kind in (%s)
            """;

    private final List<Promised> promised;
    private final Set<String> kinds;
    private final Sql sql;
    private final Clock clock;

    Reservations(List<Promised> promised, Sql sql, Clock clock) {
        this.promised = promised;
        kinds = promised.stream().flatMap(one -> one.kinds().stream()).collect(Collectors.toSet());
        this.sql = sql;
        this.clock = clock;
    }

    /** Whether this message keeps room for what was promised. */
    boolean keptBy(OutboxRow row) {
        return !kinds.contains(row.kind()) && row.createdAt().plus(LONG_ENOUGH).isAfter(clock.instant());
    }

    /** When each of these people is to be asked what was promised, whether the message is written already or not. */
    Map<Long, List<Instant>> of(Collection<Long> people) {
        Map<Long, List<Instant>> found = new HashMap<>();
        if (people.isEmpty() || promised.isEmpty()) {
            return found;
        }
        Instant before = clock.instant().plus(AHEAD);
        for (Promised one : promised) {
            one.coming(people, before)
                    .forEach((person, at) -> theirs(found, person).addAll(at));
        }
        List<Object> parameters = new ArrayList<>(people);
        parameters.add(Urgency.ROUTINE);
        parameters.addAll(kinds);
        sql.query(
                WRITTEN.formatted(Sql.marks(people.size()), Sql.marks(kinds.size())),
                row -> theirs(found, row.getLong("person_id")).add(Objects.requireNonNull(Sql.instant(row, "due_at"))),
                parameters.toArray());
        return found;
    }

    private static List<Instant> theirs(Map<Long, List<Instant>> found, long person) {
        return found.computeIfAbsent(person, each -> new ArrayList<>());
    }
}
