package dev.trellis.roster;

import dev.trellis.intake.Said;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.secrecy.Vault;
import dev.trellis.storage.Json;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Notes the skills and languages of a batch of people in their surveys, as if they had said so. Whatever else they said stays. */
@Singleton
class Skills {
    private final Sql sql;
    private final Vault vault;

    Skills(Sql sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    /** @return of whom something is different now */
    Set<Long> note(RosterImport one, List<Taken> all, Instant now) {
        List<Taken> lines =
                all.stream().filter(line -> saysSomething(line.entry())).toList();
        if (lines.isEmpty()) {
            return Set.of();
        }
        Map<Long, Said> before = before(one, lines);
        Set<Long> changed = new HashSet<>();
        List<@Nullable Object> values = new ArrayList<@Nullable Object>();
        for (Taken line : lines) {
            Said was = before.getOrDefault(line.person(), Said.NOTHING);
            Said is = said(line.entry(), was);
            if (!is.equals(was)) {
                changed.add(line.person());
                values.addAll(List.of(
                        one.organizationId(),
                        one.programId(),
                        line.person(),
                        now,
                        vault.seal(Json.write(is), PrivateWords.PURPOSE)));
            }
        }
        if (!changed.isEmpty()) {
            sql.update(
                    "insert into intake (organization_id, program_id, person_id, changed_at, said) values "
                            + Sql.rows(changed.size(), 5)
                            + " on duplicate key update changed_at = values(changed_at), said = values(said)",
                    values.toArray());
        }
        return changed;
    }

    /** Whoever fills in their survey just now waits until this is done, and nothing is lost. */
    private Map<Long, Said> before(RosterImport one, List<Taken> lines) {
        List<Object> values = new ArrayList<>(List.of(one.programId(), one.organizationId()));
        lines.forEach(line -> values.add(line.person()));
        Map<Long, Said> before = new HashMap<>();
        sql.query(
                "select person_id, said from intake where program_id = ? and organization_id = ? and person_id in ("
                        + Sql.marks(lines.size()) + ") for update",
                row -> before.put(
                        row.getLong("person_id"),
                        Json.read(vault.open(row.getString("said"), PrivateWords.PURPOSE), Said.class)),
                values.toArray());
        return before;
    }

    private static boolean saysSomething(Entry entry) {
        return entry.wanted() != null || entry.offered() != null || entry.languages() != null;
    }

    private static Said said(Entry entry, Said was) {
        return new Said(
                entry.wanted() == null ? was.wanted() : entry.wanted(),
                entry.offered() == null ? was.offered() : entry.offered(),
                was.goals(),
                was.strengths(),
                was.interests(),
                was.learning(),
                entry.languages() == null ? was.languages() : entry.languages());
    }
}
