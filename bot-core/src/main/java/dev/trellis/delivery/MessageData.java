package dev.trellis.delivery;

import dev.trellis.person.Person;
import dev.trellis.person.PersonalData;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** What somebody was sent. Its words are in their chat, not here: a delivered message is kept without them. */
@Singleton
class MessageData implements PersonalData {
    private static final int NEWEST = 1000;

    private final Sql sql;

    MessageData(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String section() {
        return "messages";
    }

    @Override
    public int place() {
        return 40;
    }

    @Override
    public List<Item> of(Person person) {
        return sql.query(
                """
                select kind, created_at, delivered_at from outbox
                where organization_id = ? and person_id = ? and target <> 'HOME' order by id desc limit ?
                """,
                row -> Item.of(
                        "kind", row.getString("kind"),
                        "meant", Sql.instant(row, "created_at"),
                        "sent", Sql.instant(row, "delivered_at")),
                person.organizationId(),
                person.id(),
                NEWEST);
    }

    @Override
    public void erase(Person person, Instant now) {
        sql.update(
                "delete from outbox where organization_id = ? and person_id = ?", person.organizationId(), person.id());
    }
}
