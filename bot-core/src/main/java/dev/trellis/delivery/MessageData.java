package dev.trellis.delivery;

import dev.trellis.person.Person;
import dev.trellis.person.PersonalData;
import dev.trellis.secrecy.Vault;
import dev.trellis.storage.Json;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** What somebody was sent. Its words are in their chat, not here: a delivered message is kept without them. */
@Singleton
class MessageData implements PersonalData {
    private static final int NEWEST = 1000;

    private final Sql sql;
    private final Vault vault;

    MessageData(Sql sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
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

    /** Also what waits to be said to their partners and names them. */
    @Override
    public void erase(Person person, Instant now) {
        String name = Json.write(person.displayName());
        List<Long> naming = sql
                .query(
                        """
                        select o.id, o.card from outbox o where o.organization_id = ? and o.state in ('WAITING', 'BLOCKED', 'IN_DOUBT')
                          and o.person_id in (select mentor_id from pair where mentee_id = ? union
                            select mentee_id from pair where mentor_id = ?)
                        """,
                        row -> new Waiting(row.getLong("id"), vault.open(row.getString("card"), OutboxRow.CARD)),
                        person.organizationId(),
                        person.id(),
                        person.id())
                .stream()
                .filter(waiting -> waiting.card().contains(name.substring(1, name.length() - 1)))
                .map(Waiting::id)
                .toList();
        naming.forEach(id ->
                sql.update("delete from outbox where id = ? and organization_id = ?", id, person.organizationId()));
        sql.update(
                "delete from outbox where organization_id = ? and person_id = ?", person.organizationId(), person.id());
    }

    private record Waiting(long id, String card) {}
}
