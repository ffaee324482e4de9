package dev.trellis.matching.round;

import dev.trellis.person.Person;
import dev.trellis.person.PersonalData;
import dev.trellis.storage.Sql;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What matching keeps about somebody: what they asked for, what was decided about them, and the rounds they were in. Others have no name. */
@Singleton
class RoundData implements PersonalData {
    private final Sql sql;

    RoundData(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String section() {
        return "matching";
    }

    @Override
    public int place() {
        return 18;
    }

    @Override
    public List<Item> of(Person person) {
        List<Item> items = new ArrayList<>();
        items.addAll(sql.query(
                """
                select o.display_name as other, n.said_at from match_never n join person o on o.id = n.other_id
                where n.organization_id = ? and n.person_id = ? order by n.id
                """,
                row -> Item.of(
                        "kind",
                        Text.of("match.data.never"),
                        "with",
                        row.getString("other"),
                        "since",
                        Objects.requireNonNull(Sql.instant(row, "said_at"))),
                person.organizationId(),
                person.id()));
        items.addAll(sql.query(
                """
                select g.name as program, r.kind, r.decided_at from match_ruling r join program g on g.id = r.program_id
                where r.organization_id = ? and ? in (r.mentor_id, r.mentee_id) order by r.id
                """,
                row -> Item.of(
                        "kind",
                        Text.of("match.data." + row.getString("kind").toLowerCase(Locale.ROOT)),
                        "program",
                        row.getString("program"),
                        "since",
                        Objects.requireNonNull(Sql.instant(row, "decided_at"))),
                person.organizationId(),
                person.id()));
        // What is only proposed is not said yet: neither to them nor to anybody else.
        items.addAll(sql.query(
                """
                select g.name as program, r.announced_at, m.state from match_proposal m
                  join match_round r on r.id = m.round_id join program g on g.id = r.program_id
                where m.organization_id = ? and m.mentee_id = ? and r.state = 'ANNOUNCED' order by m.id
                """,
                row -> Item.of(
                        "kind",
                        Text.of("match.data.round"),
                        "program",
                        row.getString("program"),
                        "at",
                        Sql.instant(row, "announced_at"),
                        "outcome",
                        Text.of("match.data.state." + row.getString("state").toLowerCase(Locale.ROOT))),
                person.organizationId(),
                person.id()));
        return items;
    }

    @Override
    public void erase(Person person, Instant now) {
        long organization = person.organizationId();
        long gone = person.id();
        lock(sql, organization);
        List<Long> rounds = roundsOf(sql, organization, gone);
        sql.update(
                "delete from match_never where organization_id = ? and ? in (person_id, other_id)", organization, gone);
        sql.update(
                "delete from match_ruling where organization_id = ? and ? in (mentor_id, mentee_id)",
                organization,
                gone);
        sql.update(
                "update match_ruling set decided_by = null where organization_id = ? and decided_by = ?",
                organization,
                gone);
        sql.update(
                "update match_round set started_by = null where organization_id = ? and started_by = ?",
                organization,
                gone);
        sql.update("delete from match_proposal where organization_id = ? and mentee_id = ?", organization, gone);
        sql.update("""
                update match_proposal m join match_round r on r.id = m.round_id
                set m.mentor_id = null, m.score = null, m.locked = 0, m.state = 'WAITING', m.why = 'NO_PLACES'
                where m.organization_id = ? and m.mentor_id = ? and m.state = 'PROPOSED'
                """, organization, gone);
        sql.update("delete from match_proposal where organization_id = ? and mentor_id = ?", organization, gone);
        sql.update("delete from match_bottleneck where organization_id = ? and mentor_id = ?", organization, gone);
        for (String column : List.of("actor_id", "mentee_id", "mentor_id")) {
            sql.update(
                    "update match_change set " + column + " = null where organization_id = ? and " + column + " = ?",
                    organization,
                    gone);
        }
        noWayBack(sql, organization, rounds);
    }

    /** Whoever computes, changes or announces a round holds it: nothing is written back about somebody who is being taken out of it. */
    static void lock(Sql sql, long organization) {
        sql.query(
                "select id from match_round where organization_id = ? and open = 1 order by id for update",
                row -> row.getLong("id"),
                organization);
    }

    /** The rounds that somebody is in, or that one would bring them back into by taking a change back. */
    static List<Long> roundsOf(Sql sql, long organization, long person) {
        return sql.query("""
                select round_id from match_proposal where organization_id = ? and ? in (mentee_id, mentor_id)
                union select round_id from match_change where organization_id = ? and before_it is not null
                  and (json_contains(before_it, json_object('proposals', json_array(json_object('menteeId', ?))))
                    or json_contains(before_it, json_object('proposals', json_array(json_object('mentorId', ?)))))
                """, row -> row.getLong("round_id"), organization, person, organization, person, person);
    }

    /**
     * What was before may name somebody who is not there any more; and cards of open rounds are older than the rounds now. Others' rounds
     * keep their way back.
     *
     * @param rounds from {@link #roundsOf}, before anything was changed in them
     */
    static void noWayBack(Sql sql, long organization, List<Long> rounds) {
        if (rounds.isEmpty()) {
            return;
        }
        List<Object> those = new ArrayList<>(List.of(organization));
        those.addAll(rounds);
        String marks = "(" + Sql.marks(rounds.size()) + ")";
        sql.update(
                "update match_change set before_it = null where organization_id = ? and before_it is not null and round_id in "
                        + marks,
                those.toArray());
        sql.update(
                "update match_round set version = version + 1 where organization_id = ? and open = 1 and state = 'PROPOSED' and id in "
                        + marks,
                those.toArray());
    }
}
