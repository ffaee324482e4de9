package dev.trellis.agreement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to change about a version. As JSON it is what {@link UnfinishedEdit} keeps.
 *
 * @param clauses the new words by a clause's tag; empty words: as the template has it again
 * @param revisit the new day, empty for the usual time after signing; absent: as it is
 */
record Mine(Map<String, String> clauses, @Nullable String revisit) {
    static final Mine NOTHING = new Mine(Map.of(), null);

    Mine {
        clauses = Map.copyOf(clauses);
    }

    @JsonIgnore
    boolean isNothing() {
        return clauses.isEmpty() && revisit == null;
    }

    /** The new words; empty if the clause stays as it is. */
    Optional<String> of(Clause clause) {
        return Optional.ofNullable(clauses.get(clause.tag()));
    }

    /** @param words absent: the clause stays as it is */
    Mine with(Clause clause, @Nullable String words) {
        Map<String, String> changed = new TreeMap<>(clauses);
        if (words == null) {
            changed.remove(clause.tag());
        } else {
            changed.put(clause.tag(), words);
        }
        return new Mine(changed, revisit);
    }

    Mine withRevisit(@Nullable String day) {
        return new Mine(clauses, day);
    }

    /** The day that the version wants which comes of it. */
    @Nullable
    LocalDate revisit(@Nullable LocalDate before) {
        String day = revisit;
        if (day == null) {
            return before;
        }
        return day.isEmpty() ? null : LocalDate.parse(day);
    }

    /** Whether it would leave the version as it is. */
    boolean changesNothing(WrittenAgreement version) {
        return clauses.entrySet().stream().allMatch(entry -> version.has(entry.getKey(), entry.getValue()))
                && Objects.equals(
                        revisit(version.row().revisitOn()), version.row().revisitOn());
    }
}
