package dev.trellis.checkin;

import dev.trellis.pairing.Pair;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** How somebody's own check-ins went, for their own eyes. Counts only; what was excused counts nowhere. */
@Singleton
public class CheckInHistory {
    private final Sql sql;

    CheckInHistory(Sql sql) {
        this.sql = sql;
    }

    @Transactional
    public int open(long organization, long person) {
        return count(
                "select count(*) from check_in where organization_id = ? and person_id = ? and state = 'OPEN'",
                organization,
                person);
    }

    @Transactional
    public int asked(Pair pair, long person) {
        return count("""
                select count(*) from check_in where organization_id = ? and pair_id = ? and person_id = ? and state <> 'EXCUSED'
                """, pair.organizationId(), pair.id(), person);
    }

    @Transactional
    public int answered(Pair pair, long person) {
        return count("""
                select count(*) from check_in where organization_id = ? and pair_id = ? and person_id = ? and state = 'ANSWERED'
                """, pair.organizationId(), pair.id(), person);
    }

    private int count(String statement, @Nullable Object... parameters) {
        return sql.one(statement, row -> row.getInt(1), parameters).orElse(0);
    }
}
