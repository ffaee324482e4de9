package dev.trellis.roster;

import dev.trellis.intake.Said;
import dev.trellis.intake.Survey;
import dev.trellis.intake.Surveys;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.secrecy.Vault;
import dev.trellis.storage.Json;
import dev.trellis.storage.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Notes the skills and languages of a batch of people in their surveys, as if they had said so. Whatever else they said stays. */
@Singleton
class Skills {
    private final Sql sql;
    private final Surveys surveys;
    private final Vault vault;

    Skills(Sql sql, Surveys surveys, Vault vault) {
        this.sql = sql;
        this.surveys = surveys;
        this.vault = vault;
    }

    /** @return of whom something is different now */
    Set<Long> note(RosterImport one, List<Taken> all, Instant now) {
        List<Taken> lines =
                all.stream().filter(line -> saysSomething(line.entry())).toList();
        if (lines.isEmpty()) {
            return Set.of();
        }
        Map<Long, Survey> before = surveys
                .findByOrganizationIdAndProgramIdAndPersonIdIn(
                        one.organizationId(),
                        one.programId(),
                        lines.stream().map(Taken::person).toList())
                .stream()
                .collect(Collectors.toMap(Survey::personId, Function.identity()));
        Set<Long> changed = new HashSet<>();
        List<@Nullable Object> values = new ArrayList<@Nullable Object>();
        for (Taken line : lines) {
            Said was = Optional.ofNullable(before.get(line.person()))
                    .map(Survey::answers)
                    .orElse(Said.NOTHING);
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
