package dev.trellis.audit;

import dev.trellis.person.Person;
import dev.trellis.person.PersonalData;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.util.List;

/** What somebody did for the program and what was done to them. It stays, under a number that leads to nobody any more. */
@Singleton
class AuditData implements PersonalData {
    private final Sql sql;

    AuditData(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String section() {
        return "acts";
    }

    @Override
    public int place() {
        return 70;
    }

    @Override
    public List<Item> of(Person person) {
        return sql.query(
                """
                select at, door, act, outcome from audit_entry
                where organization_id = ? and ? in (actor_id, whom_id, and_whom_id) order by id
                """,
                row -> Item.of(
                        "at", Sql.instant(row, "at"),
                        "chat", row.getString("door"),
                        "act", row.getString("act"),
                        "outcome", row.getString("outcome")),
                person.organizationId(),
                person.id());
    }
}
