package dev.trellis.meeting;

import dev.trellis.person.Person;
import dev.trellis.person.PersonalData;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.secrecy.Vault;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** When somebody met, and what they said about it. Times stay for the partner; topics they proposed and all their words go. */
@Singleton
class MeetingData implements PersonalData {
    private final Sql sql;
    private final Vault vault;

    MeetingData(Sql sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    @Override
    public String section() {
        return "meetings";
    }

    @Override
    public int place() {
        return 30;
    }

    @Override
    public List<Item> of(Person person) {
        return sql.query(
                """
                select m.starts_at, m.minutes, m.topic, m.state, r.happened, r.worked, r.did_not_work, r.next_step
                from pair p join meeting m on m.pair_id = p.id
                  left join meeting_reflection r on r.meeting_id = m.id and r.person_id = ?
                where p.organization_id = ? and (p.mentor_id = ? or p.mentee_id = ?) order by m.starts_at, m.id
                """,
                row -> Item.of(
                        "at", Sql.instant(row, "starts_at"),
                        "minutes", row.getInt("minutes"),
                        "topic", words(row, "topic"),
                        "state", row.getString("state").toLowerCase(Locale.ROOT),
                        "happened",
                                row.getString("happened") == null
                                        ? null
                                        : row.getString("happened").toLowerCase(Locale.ROOT),
                        "worked", words(row, "worked"),
                        "did-not-work", words(row, "did_not_work"),
                        "next-step", words(row, "next_step")),
                person.id(),
                person.organizationId(),
                person.id(),
                person.id());
    }

    @Override
    public void erase(Person person, Instant now) {
        sql.update("""
                update meeting_reflection set worked = null, did_not_work = null, next_step = null
                where organization_id = ? and person_id = ?
                """, person.organizationId(), person.id());
        // By its pairs, whose index there is; what the partner proposed stays theirs.
        sql.update("""
                update meeting set topic = null where organization_id = ? and proposed_by = ? and pair_id in (
                  select id from pair where mentor_id = ? union select id from pair where mentee_id = ?)
                """, person.organizationId(), person.id(), person.id(), person.id());
    }

    private @Nullable String words(ResultSet row, String column) throws SQLException {
        String stored = row.getString(column);
        return stored == null ? null : vault.open(stored, PrivateWords.PURPOSE);
    }
}
