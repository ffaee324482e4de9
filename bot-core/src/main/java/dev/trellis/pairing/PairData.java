package dev.trellis.pairing;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.person.Person;
import dev.trellis.person.PersonalData;
import dev.trellis.person.TurnedAway;
import dev.trellis.storage.Sql;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Who somebody is or was in a pair with. Forgetting them ends what goes on, and their partners are told, without a name. */
@Singleton
class PairData implements PersonalData, TurnedAway {
    private final Pairs pairs;
    private final Pairing pairing;
    private final Outbox outbox;
    private final Sql sql;

    PairData(Pairs pairs, Pairing pairing, Outbox outbox, Sql sql) {
        this.pairs = pairs;
        this.pairing = pairing;
        this.outbox = outbox;
        this.sql = sql;
    }

    @Override
    public String section() {
        return "pairs";
    }

    @Override
    public int place() {
        // Ended before the messages are looked through: ending writes some.
        return 45;
    }

    @Override
    public List<Item> of(Person person) {
        return sql.query(
                """
                select g.name as program, p.mentor_id, o.display_name as partner, p.started_at, p.ended_at
                from pair p join program g on g.id = p.program_id
                  join person o on o.id = if(p.mentor_id = ?, p.mentee_id, p.mentor_id)
                where p.organization_id = ? and (p.mentor_id = ? or p.mentee_id = ?) order by p.id
                """,
                row -> Item.of(
                        "program", row.getString("program"),
                        "you-are",
                                Text.of(
                                        row.getLong("mentor_id") == person.id()
                                                ? "pairing.form.mentor"
                                                : "pairing.form.mentee"),
                        "with", row.getString("partner"),
                        "from", Objects.requireNonNull(Sql.instant(row, "started_at")),
                        "until", Sql.instant(row, "ended_at")),
                person.id(),
                person.organizationId(),
                person.id(),
                person.id());
    }

    @Override
    public void erase(Person person, Instant now) {
        endAll(person.organizationId(), person.id(), now);
    }

    @Override
    public void turnedAway(long organization, long person, Instant now) {
        endAll(organization, person, now);
    }

    private void endAll(long organization, long person, Instant now) {
        for (Pair pair : pairs.together(organization, person)) {
            long partner = pair.partnerOf(person);
            if (pairing.end(pair, Pair.EndedWhy.SOMEBODY_LEFT, now)) {
                outbox.write(
                        pair.organizationId(),
                        Intent.toPerson(
                                partner,
                                "pair:" + pair.id() + ":left",
                                "pairing.left",
                                Urgency.TIMELY,
                                Card.of(Text.of(
                                        pair.mentorId() == partner ? "pairing.mentee-left" : "pairing.mentor-left"))));
            }
        }
    }
}
