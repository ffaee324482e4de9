package dev.trellis.conversation;

import dev.trellis.person.Person;
import dev.trellis.person.PersonalData;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** What somebody did in the last days and was answered, kept so that a repetition gets the same answer. */
@Singleton
class EventData implements PersonalData {
    private final Sql sql;

    EventData(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String section() {
        return "events";
    }

    @Override
    public int place() {
        return 50;
    }

    @Override
    public List<Item> of(Person person) {
        return sql.query(
                "select received_at from processed_event where organization_id = ? and person_id = ? order by received_at",
                row -> Item.of("at", Sql.instant(row, "received_at")),
                person.organizationId(),
                person.id());
    }

    /** The key stays, so that a late repetition does not bring anything back; it names an event, not a person. */
    @Override
    public void erase(Person person, Instant now) {
        sql.update(
                "update processed_event set answer = null, person_id = null where organization_id = ? and person_id = ?",
                person.organizationId(),
                person.id());
    }
}
