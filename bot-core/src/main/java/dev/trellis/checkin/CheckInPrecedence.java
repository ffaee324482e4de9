package dev.trellis.checkin;

import dev.trellis.delivery.Precedence;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The question of the week comes on its day (E1): a trend with a gap wherever something else was said tells nobody anything. Whoever does
 * not answer is reminded only where there is nothing new to say, or they would hear of nothing else.
 */
@Singleton
class CheckInPrecedence implements Precedence {
    static final String COMING =
            "select person_id, next_due_at from cadence where person_id in (%s) and kind = 'CHECK_IN' and next_due_at < ?";

    private final Sql sql;

    CheckInPrecedence(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Set<String> promised() {
        return Set.of(Asking.FIRST);
    }

    @Override
    public Set<String> reminders() {
        return Set.of(Asking.AGAIN);
    }

    @Override
    public Map<Long, List<Instant>> coming(Collection<Long> people, Instant before) {
        Map<Long, List<Instant>> coming = new HashMap<>();
        if (!people.isEmpty()) {
            List<Object> parameters = new ArrayList<>(people);
            parameters.add(before);
            sql.query(
                    COMING.formatted(Sql.marks(people.size())),
                    row -> coming.computeIfAbsent(row.getLong("person_id"), each -> new ArrayList<>())
                            .add(Objects.requireNonNull(Sql.instant(row, "next_due_at"))),
                    parameters.toArray());
        }
        return coming;
    }
}
