package dev.trellis.roster;

import dev.trellis.person.Person;
import dev.trellis.person.PersonalData;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/**
 * On which imports somebody stood, for the week that these are kept. The file itself is the admin's; whatever it says of somebody stands in
 * their enrolment and their workplace as well. Whoever is forgotten takes the files along that name them.
 */
@Singleton
class RosterData implements PersonalData {
    private final Sql sql;

    RosterData(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String section() {
        return "rosters";
    }

    @Override
    public int place() {
        return 23;
    }

    @Override
    public List<Item> of(Person person) {
        return sql.query(
                """
                select g.name as program, i.uploaded_at, r.line from roster_row r join roster_import i on i.id = r.import_id
                join program g on g.id = i.program_id where r.person_id = ? and r.organization_id = ? order by r.id
                """,
                row -> Item.of(
                        "program", row.getString("program"),
                        "at", Sql.instant(row, "uploaded_at"),
                        "line", row.getInt("line")),
                person.id(),
                person.organizationId());
    }

    @Override
    public void erase(Person person, Instant now) {
        // A file that is done with has nothing to do any more; one that is not is read once more, and does not find
        // them.
        sql.update(
                "update roster_import set file = null where organization_id = ? and state = 'DONE'"
                        + " and id in (select import_id from roster_row where person_id = ?)",
                person.organizationId(),
                person.id());
        sql.update(
                "update roster_row set person_id = null where person_id = ? and organization_id = ?",
                person.id(),
                person.organizationId());
        sql.update(
                "update roster_row set manager_id = null where manager_id = ? and organization_id = ?",
                person.id(),
                person.organizationId());
        sql.update(
                "update roster_import set asked_by = null where asked_by = ? and organization_id = ?",
                person.id(),
                person.organizationId());
    }
}
