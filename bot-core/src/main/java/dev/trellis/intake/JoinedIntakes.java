package dev.trellis.intake;

import dev.trellis.person.Joined;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;

/** What somebody said is said by who they are now. Of two surveys for one program the one that was changed last counts. */
@Singleton
class JoinedIntakes implements Joined {
    private final Sql sql;

    JoinedIntakes(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void joined(long organization, long gone, long stays) {
        sql.update("""
                delete older from intake older join intake newer on newer.program_id = older.program_id
                where older.organization_id = ? and newer.organization_id = ? and older.person_id in (?, ?)
                  and newer.person_id in (?, ?) and older.person_id <> newer.person_id
                  and (older.changed_at < newer.changed_at or older.changed_at = newer.changed_at and older.person_id = ?)
                """, organization, organization, gone, stays, gone, stays, gone);
        sql.update(
                "update intake set person_id = ? where organization_id = ? and person_id = ?",
                stays,
                organization,
                gone);
    }
}
