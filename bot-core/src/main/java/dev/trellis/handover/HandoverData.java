package dev.trellis.handover;

import dev.trellis.pairing.Pairs;
import dev.trellis.person.Joined;
import dev.trellis.person.Person;
import dev.trellis.person.PersonalData;
import dev.trellis.storage.Sql;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Hand-overs that somebody asked for, or was asked about. Whoever leaves takes over nobody: those who asked hear that. */
@Singleton
class HandoverData implements PersonalData, Joined {
    private final Handovers handovers;
    private final HandoverNews news;
    private final Pairs pairs;
    private final Sql sql;

    HandoverData(Handovers handovers, HandoverNews news, Pairs pairs, Sql sql) {
        this.handovers = handovers;
        this.news = news;
        this.pairs = pairs;
        this.sql = sql;
    }

    @Override
    public String section() {
        return "handovers";
    }

    @Override
    public int place() {
        return 44;
    }

    @Override
    public List<Item> of(Person person) {
        return sql.query(
                """
                select h.asked_at, h.state, o.display_name as partner
                from handover h join pair p on p.id = h.pair_id
                  join person o on o.id = if(p.mentee_id = ?, p.mentor_id, p.mentee_id)
                where h.organization_id = ? and (h.asked_by = ? or h.new_mentor_id = ? or p.mentee_id = ? or p.mentor_id = ?)
                order by h.id
                """,
                row -> Item.of(
                        "asked", Sql.instant(row, "asked_at"),
                        "with", row.getString("partner"),
                        "state",
                                Text.of("handover.state."
                                        + row.getString("state")
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-'))),
                person.id(),
                person.organizationId(),
                person.id(),
                person.id(),
                person.id(),
                person.id());
    }

    @Override
    public void erase(Person person, Instant now) {
        close(person.organizationId(), person.id());
    }

    @Override
    public void joined(long organization, long gone, long stays) {
        // Somebody would take over from themselves, or mentor themselves.
        close(organization, gone);
        for (String column : List.of("new_mentor_id", "asked_by")) {
            sql.update(
                    "update handover set " + column + " = ? where organization_id = ? and " + column + " = ?",
                    stays,
                    organization,
                    gone);
        }
    }

    private void close(long organization, long person) {
        for (Handover handover : handovers.towards(organization, person)) {
            handovers.now(handover.id(), organization, Handover.State.OVERTAKEN, null, null);
            pairs.findByIdAndOrganizationId(handover.pairId(), organization)
                    .ifPresent(
                            pair -> news.over(handover, pair, Handover.State.OVERTAKEN, handover.askedBy() != person));
        }
    }
}
