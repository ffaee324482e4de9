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
import java.util.stream.Stream;

/** Which room a message has to keep for others, see {@link Precedence}. */
@Singleton
class Reservations {
    /** As far as a message said now counts in the budget of later ones. */
    private static final Duration AHEAD = Duration.ofDays(7);
    /**
     * Whatever has waited as long goes in turn for whoever has heard nothing but questions for as long: somebody who is asked as often as they
     * can bear would never hear of anything else. What is of no use after a week anyway is not worth a question.
     */
    private static final Duration LONG_ENOUGH = Duration.ofDays(7);

    static final String WRITTEN = """
            select person_id, kind, due_at from outbox where person_id in (%s) and urgency = ? and sent_at is null and state = 'WAITING'
              and target = 'PERSON' and due_at < ?
            """;

    private final List<Precedence> concepts;
    private final Set<String> promised;
    private final Set<String> reminders;
    private final Sql sql;
    private final Clock clock;

    Reservations(List<Precedence> concepts, Sql sql, Clock clock) {
        this.concepts = concepts;
        promised = concepts.stream().flatMap(one -> one.promised().stream()).collect(Collectors.toSet());
        reminders = concepts.stream().flatMap(one -> one.reminders().stream()).collect(Collectors.toSet());
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * What is to be said to one person.
     *
     * @param promised when what was promised for its day is to be said
     * @param others when the rest is, but reminders
     */
    record Coming(List<Instant> promised, List<Instant> others) {
        static final Coming NOTHING = new Coming(List.of(), List.of());
    }

    /** Whether messages of this kind keep room for others. */
    boolean keptBy(OutboxRow row) {
        return !promised.contains(row.kind());
    }

    /** Whether what was said so is neither a question that was promised nor a reminder, and was said lately. */
    boolean isSomethingElse(String kind, Instant saidAt) {
        return !promised.contains(kind)
                && !reminders.contains(kind)
                && saidAt.plus(LONG_ENOUGH).isAfter(clock.instant());
    }

    /**
     * When that is to be said for which this message keeps room.
     *
     * @param heard whether the person has heard {@linkplain #isSomethingElse something else} lately
     */
    List<Instant> before(OutboxRow row, Coming coming, boolean heard) {
        boolean waitedLong = !row.createdAt().plus(LONG_ENOUGH).isAfter(clock.instant());
        if (reminders.contains(row.kind())) {
            return Stream.concat(coming.promised().stream(), coming.others().stream())
                    .toList();
        }
        return !keptBy(row) || waitedLong && !heard ? List.of() : coming.promised();
    }

    /** What is to be said to each of these people within a week, whether the message is written already or not. */
    Map<Long, Coming> of(Collection<Long> people) {
        Map<Long, Coming> found = new HashMap<>();
        if (people.isEmpty()) {
            return found;
        }
        Instant before = clock.instant().plus(AHEAD);
        for (Precedence one : concepts) {
            one.coming(people, before)
                    .forEach((person, at) -> theirs(found, person).promised().addAll(at));
        }
        List<Object> parameters = new ArrayList<>(people);
        parameters.add(Urgency.ROUTINE);
        parameters.add(before);
        sql.query(
                WRITTEN.formatted(Sql.marks(people.size())),
                row -> {
                    String kind = row.getString("kind");
                    Instant at = Objects.requireNonNull(Sql.instant(row, "due_at"));
                    if (promised.contains(kind)) {
                        theirs(found, row.getLong("person_id")).promised().add(at);
                    } else if (!reminders.contains(kind)) {
                        theirs(found, row.getLong("person_id")).others().add(at);
                    }
                    return row;
                },
                parameters.toArray());
        return found;
    }

    private static Coming theirs(Map<Long, Coming> found, long person) {
        return found.computeIfAbsent(person, each -> new Coming(new ArrayList<>(), new ArrayList<>()));
    }
}
