package dev.trellis.linking;

import dev.trellis.person.Person;
import dev.trellis.person.PersonalData;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** A code that somebody asked for and has not used. */
@Singleton
class LinkData implements PersonalData {
    private final Sql sql;

    LinkData(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String section() {
        return "codes";
    }

    @Override
    public int place() {
        return 60;
    }

    @Override
    public List<Item> of(Person person) {
        return sql.query(
                "select created_at, expires_at from link_code where organization_id = ? and person_id = ?",
                row -> Item.of("from", Sql.instant(row, "created_at"), "until", Sql.instant(row, "expires_at")),
                person.organizationId(),
                person.id());
    }

    @Override
    public void erase(Person person, Instant now) {
        sql.update(
                "delete from link_code where organization_id = ? and person_id = ?",
                person.organizationId(),
                person.id());
        sql.update("""
                delete from link_code where organization_id = ? and typed_by in (
                  select id from chat_identity where person_id = ?)
                """, person.organizationId(), person.id());
        sql.update("""
                delete from link_guess where organization_id = ? and chat_identity_id in (
                  select id from chat_identity where person_id = ?)
                """, person.organizationId(), person.id());
    }
}
