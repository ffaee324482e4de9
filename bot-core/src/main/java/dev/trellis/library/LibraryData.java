package dev.trellis.library;

import dev.trellis.person.Person;
import dev.trellis.person.PersonalData;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** What somebody wrote for the library. It is the organization's, and stays without their name. */
@Singleton
class LibraryData implements PersonalData {
    private final Sql sql;

    LibraryData(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String section() {
        return "library";
    }

    @Override
    public int place() {
        return 21;
    }

    @Override
    public List<Item> of(Person person) {
        return sql.query(
                "select title, changed_at from library_article where written_by = ? and organization_id = ? order by id",
                row -> Item.of("title", row.getString("title"), "at", Sql.instant(row, "changed_at")),
                person.id(),
                person.organizationId());
    }

    @Override
    public void erase(Person person, Instant now) {
        sql.update(
                "update library_article set written_by = null where written_by = ? and organization_id = ?",
                person.id(),
                person.organizationId());
    }
}
