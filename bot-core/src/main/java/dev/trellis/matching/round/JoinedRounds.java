package dev.trellis.matching.round;

import dev.trellis.person.Joined;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.util.List;

/** What was said, decided and proposed about somebody is about who they are now. Nobody is matched with themselves. */
@Singleton
class JoinedRounds implements Joined {
    private final Sql sql;

    JoinedRounds(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void joined(long organization, long gone, long stays) {
        RoundData.lock(sql, organization);
        List<Long> rounds = RoundData.roundsOf(sql, organization, gone);
        move("match_never", organization, gone, stays, "person_id", "other_id");
        sql.update("delete from match_never where organization_id = ? and person_id = other_id", organization);
        move("match_ruling", organization, gone, stays, "mentor_id", "mentee_id");
        sql.update("delete from match_ruling where organization_id = ? and mentor_id = mentee_id", organization);
        move("match_proposal", organization, gone, stays, "mentee_id");
        for (String column : List.of(
                "match_ruling.decided_by",
                "match_round.started_by",
                "match_proposal.mentor_id",
                "match_bottleneck.mentor_id",
                "match_change.actor_id",
                "match_change.mentee_id",
                "match_change.mentor_id")) {
            String table = column.substring(0, column.indexOf('.'));
            sql.update(
                    "update " + table + " set " + column + " = ? where organization_id = ? and " + column + " = ?",
                    stays,
                    organization,
                    gone);
        }
        sql.update("""
                update match_proposal set mentor_id = null, score = null, locked = 0, state = 'WAITING', why = 'NO_PLACES'
                where organization_id = ? and mentor_id = mentee_id and state = 'PROPOSED'
                """, organization);
        RoundData.noWayBack(sql, organization, rounds);
    }

    /** What both had is there once. */
    private void move(String table, long organization, long gone, long stays, String... columns) {
        for (String column : columns) {
            sql.update(
                    "update ignore " + table + " set " + column + " = ? where organization_id = ? and " + column
                            + " = ?",
                    stays,
                    organization,
                    gone);
            sql.update(
                    "delete from " + table + " where organization_id = ? and " + column + " = ?", organization, gone);
        }
    }
}
