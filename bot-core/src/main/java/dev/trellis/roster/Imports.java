package dev.trellis.roster;

import dev.trellis.roster.RosterImport.State;
import dev.trellis.secrecy.Vault;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of imports and of their lines. */
@Singleton
class Imports {
    private static final String FILE = "roster_import.file";
    private static final Duration VERIFIED_WITHIN = Duration.ofDays(1);
    private static final String COLUMNS =
            "id, organization_id, program_id, asked_by, state, at_once, line_count, done_to, added, changed, same, gone, bad";

    private final Sql sql;
    private final Vault vault;

    Imports(Sql sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    void offer(long organization, long program, long admin, String hash, Instant until) {
        // Who asks again has one page.
        sql.update(
                "delete from roster_import where organization_id = ? and program_id = ? and asked_by = ? and state = 'OFFERED'",
                organization,
                program,
                admin);
        sql.update("""
                insert into roster_import (organization_id, program_id, asked_by, key_hash, state, expires_at, keep_until)
                values (?, ?, ?, ?, 'OFFERED', ?, ?)
                """, organization, program, admin, hash, until, until);
    }

    /** What the key of a page opens: the form until it expires, and after the upload how it goes. */
    Optional<RosterImport> ofKey(String hash, Instant now) {
        return sql.one(
                "select " + COLUMNS
                        + " from roster_import where key_hash = ? and (state <> 'OFFERED' or expires_at > ?)"
                        + " and keep_until > ?",
                RosterImport::read,
                hash,
                now,
                now);
    }

    Optional<RosterImport> ofReport(String hash, Instant now) {
        return sql.one(
                "select " + COLUMNS + " from roster_import where report_hash = ? and keep_until > ?",
                RosterImport::read,
                hash,
                now);
    }

    /** @return false if somebody else was faster, or the page is too old */
    boolean uploaded(long id, String file, int lines, boolean atOnce, String language, Instant now, Instant keepUntil) {
        return sql.update("""
                        update roster_import set state = 'READING', file = ?, line_count = ?, at_once = ?, language = ?, uploaded_at = ?,
                          due_at = ?, keep_until = ?
                        where id = ? and state = 'OFFERED' and expires_at > ?
                        """, vault.seal(file, FILE), lines, atOnce, language, now, now, keepUntil, id, now) == 1;
    }

    /**
     * What is due, longest first; of one program only the one that was brought first. Nobody is enrolled or asked before their chat has said
     * who they are, for a day at most: a chat that is switched off keeps no file from its end.
     */
    List<RosterImport> due(Instant now, int limit) {
        return sql.query(
                "select " + COLUMNS
                        + " from roster_import i where due_at <= ? and not exists (select 1 from roster_import o"
                        + " where o.program_id = i.program_id and o.due_at is not null and (o.uploaded_at < i.uploaded_at"
                        + " or o.uploaded_at = i.uploaded_at and o.id < i.id))"
                        + " and (i.state <> 'APPLYING' or i.uploaded_at < ? or not exists (select 1 from roster_row r"
                        + " join chat_identity c on c.person_id in (r.person_id, r.manager_id) and c.unreachable_why = 'UNVERIFIED'"
                        + " where r.import_id = i.id and r.problem is null))"
                        + " order by due_at, id limit ? for update skip locked",
                RosterImport::read,
                now,
                now.minus(VERIFIED_WITHIN),
                limit);
    }

    /** What was brought; absent once it was deleted. */
    Optional<RosterFile> file(long id) {
        return sql.one(
                        "select file from roster_import where id = ?",
                        row -> Optional.ofNullable(row.getString("file")),
                        id)
                .flatMap(file -> file)
                .map(file -> RosterFile.read(vault.open(file, FILE)))
                .flatMap(read ->
                        read instanceof RosterFile.Read.Good good ? Optional.of(good.file()) : Optional.empty());
    }

    void went(RosterImport one, State state, int doneTo) {
        RosterImport.Counts counts = one.counts();
        sql.update(
                "update roster_import set state = ?, done_to = ?, added = ?, changed = ?, same = ?, gone = ?, bad = ? where id = ?",
                state,
                doneTo,
                counts.added(),
                counts.changed(),
                counts.same(),
                counts.gone(),
                counts.bad(),
                one.id());
    }

    void done(long id, String reportHash) {
        sql.update(
                "update roster_import set state = 'DONE', due_at = null, report_hash = ? where id = ?", reportHash, id);
    }

    void failed(long id) {
        sql.update("update roster_import set state = 'FAILED', due_at = null where id = ?", id);
    }

    void insert(RosterImport one, List<Row> rows) {
        List<@Nullable Object> values = new ArrayList<@Nullable Object>();
        for (Row row : rows) {
            values.add(one.organizationId());
            values.add(one.id());
            values.add(row.line());
            values.add(row.person());
            values.add(row.side());
            values.add(row.manager());
            values.add(row.problem());
            values.add(row.about());
            values.add(row.otherLine() == 0 ? null : row.otherLine());
        }
        sql.update(
                "insert into roster_row (organization_id, import_id, line, person_id, side, manager_id, problem, about, other_line) values "
                        + Sql.rows(rows.size(), 9),
                values.toArray());
    }

    /** Who of these people stands on a line already. */
    List<Row> standing(long id, List<Long> people) {
        List<Object> values = new ArrayList<>(people);
        values.add(id);
        return people.isEmpty()
                ? List.of()
                : sql.query(
                        "select * from roster_row where person_id in (" + Sql.marks(people.size())
                                + ") and import_id = ? and problem is null",
                        Row::read,
                        values.toArray());
    }

    /** Lines that can be taken, below this one. */
    List<Row> toApply(long id, int after, int limit) {
        return sql.query(
                "select * from roster_row where import_id = ? and line > ? and problem is null order by line limit ?",
                Row::read,
                id,
                after,
                limit);
    }

    List<Row> withManager(long id) {
        return sql.query(
                "select * from roster_row where import_id = ? and problem is null and manager_id is not null order by line",
                Row::read,
                id);
    }

    List<Row> refused(long id) {
        return sql.query(
                "select * from roster_row where import_id = ? and problem is not null order by line", Row::read, id);
    }

    void refuse(List<Long> rows, Problem problem, Column about) {
        if (!rows.isEmpty()) {
            List<@Nullable Object> values = new ArrayList<@Nullable Object>(List.of(problem, about));
            values.addAll(rows);
            sql.update(
                    "update roster_row set problem = ?, about = ? where id in (" + Sql.marks(rows.size()) + ")",
                    values.toArray());
        }
    }

    void outcome(List<Long> rows, String outcome) {
        if (!rows.isEmpty()) {
            List<@Nullable Object> values = new ArrayList<@Nullable Object>();
            values.add(outcome);
            values.addAll(rows);
            sql.update(
                    "update roster_row set outcome = ? where id in (" + Sql.marks(rows.size()) + ")", values.toArray());
        }
    }

    /** A line and whom it means. */
    record Row(
            long id,
            int line,
            @Nullable Long person,
            @Nullable String side,
            @Nullable Long manager,
            @Nullable Problem problem,
            @Nullable Column about,
            int otherLine) {
        static Row read(java.sql.ResultSet row) throws java.sql.SQLException {
            String problem = row.getString("problem");
            String about = row.getString("about");
            return new Row(
                    row.getLong("id"),
                    row.getInt("line"),
                    Sql.number(row, "person_id"),
                    row.getString("side"),
                    Sql.number(row, "manager_id"),
                    problem == null ? null : Problem.valueOf(problem),
                    about == null ? null : Column.valueOf(about),
                    row.getInt("other_line"));
        }
    }
}
