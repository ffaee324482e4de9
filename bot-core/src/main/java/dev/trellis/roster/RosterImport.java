package dev.trellis.roster;

import dev.trellis.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One file of an admin, from the key of its page to its report.
 *
 * @param askedBy absent: they were forgotten since
 * @param doneTo the last line of the file that this state is done with
 * @param lines how many there are below the header
 */
record RosterImport(
        long id,
        long organizationId,
        long programId,
        @Nullable Long askedBy,
        State state,
        boolean atOnce,
        int lines,
        int doneTo,
        Counts counts) {

    /** Where it stands. */
    enum State {
        /** A page waits for the file. */
        OFFERED,
        /** Who is meant. */
        READING,
        /** Who reports to whom. */
        CHECKING,
        APPLYING,
        DONE,
        /** It failed again and again, and is left as it is. */
        FAILED
    }

    /** What became of lines so far. */
    record Counts(int added, int changed, int same, int gone, int bad) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        Counts with(Counts more) {
            return new Counts(
                    added + more.added, changed + more.changed, same + more.same, gone + more.gone, bad + more.bad);
        }

        int all() {
            return added + changed + same + gone + bad;
        }

        /** Whether the file said nothing that was not known. */
        boolean nothingNew() {
            return added + changed + gone == 0;
        }
    }

    RosterImport counting(Counts more) {
        return new RosterImport(
                id, organizationId, programId, askedBy, state, atOnce, lines, doneTo, counts.with(more));
    }

    static RosterImport read(ResultSet row) throws SQLException {
        return new RosterImport(
                row.getLong("id"),
                row.getLong("organization_id"),
                row.getLong("program_id"),
                Sql.number(row, "asked_by"),
                State.valueOf(row.getString("state")),
                row.getBoolean("at_once"),
                row.getInt("line_count"),
                row.getInt("done_to"),
                new Counts(
                        row.getInt("added"),
                        row.getInt("changed"),
                        row.getInt("same"),
                        row.getInt("gone"),
                        row.getInt("bad")));
    }
}
