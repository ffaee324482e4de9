package dev.trellis.charter;

import dev.trellis.person.Person;
import dev.trellis.person.PersonalData;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Which charters somebody accepted. What an admin wrote in one is the organization's, and stays. */
@Singleton
class CharterData implements PersonalData {
    private final Sql sql;

    CharterData(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String section() {
        return "charters";
    }

    @Override
    public int place() {
        return 15;
    }

    @Override
    public List<Item> of(Person person) {
        return sql.query(
                """
                select g.name as program, c.version, a.accepted_at
                from charter_acceptance a join charter c on c.id = a.charter_id join program g on g.id = c.program_id
                where a.organization_id = ? and a.person_id = ? order by a.id
                """,
                row -> Item.of(
                        "program", row.getString("program"),
                        "version", row.getInt("version"),
                        "accepted", Sql.instant(row, "accepted_at")),
                person.organizationId(),
                person.id());
    }

    @Override
    public void erase(Person person, Instant now) {
        sql.update(
                "delete from charter_acceptance where organization_id = ? and person_id = ?",
                person.organizationId(),
                person.id());
        sql.update(
                "update charter set written_by = null where organization_id = ? and written_by = ?",
                person.organizationId(),
                person.id());
    }
}
