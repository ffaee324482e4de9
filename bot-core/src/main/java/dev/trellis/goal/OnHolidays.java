package dev.trellis.goal;

import dev.trellis.person.Person;
import dev.trellis.program.Program;
import dev.trellis.program.Programs;
import dev.trellis.storage.Sql;
import dev.trellis.variant.Layering;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds out which owners of goals have a holiday just now (E9). A goal goes on when its pair has ended, so a day off in any running program
 * that its owner is in is one. A few statements, however many there are.
 */
@Singleton
class OnHolidays {
    private static final Set<String> IN_PROGRAMS = Set.of(
            "select person_id, program_id from enrolment where organization_id = ? and person_id in (%s) and state = 'ENROLLED'",
            "select mentor_id as person_id, program_id from pair where organization_id = ? and mentor_id in (%s) and together = 1",
            "select mentee_id as person_id, program_id from pair where organization_id = ? and mentee_id in (%s) and together = 1");

    private final Programs programs;
    private final Layering layering;
    private final Sql sql;
    private final Clock clock;

    OnHolidays(Programs programs, Layering layering, Sql sql, Clock clock) {
        this.programs = programs;
        this.layering = layering;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * By person, for those who have a holiday: their first working morning after it.
     *
     * @param owners by id, at least one
     */
    Map<Long, Instant> until(long organization, Map<Long, Person> owners, Instant now) {
        Map<Long, List<Long>> programsOf = programsOf(organization, owners);
        List<Long> all =
                programsOf.values().stream().flatMap(List::stream).distinct().toList();
        if (all.isEmpty()) {
            return Map.of();
        }
        Map<Long, Program> running = programs.findByOrganizationIdAndIdIn(organization, all).stream()
                .filter(program -> program.endedAt() == null)
                .collect(Collectors.toMap(Program::id, Function.identity()));
        Layering.Found layers = layering.of(organization, running.values(), owners.values());
        Map<Long, Instant> until = new HashMap<>();
        programsOf.forEach((owner, theirs) -> theirs.stream()
                .map(running::get)
                .filter(Objects::nonNull)
                .flatMap(
                        program -> layers
                                .holidayUntil(program, Objects.requireNonNull(owners.get(owner)), now, clock.getZone())
                                .stream())
                .forEach(morning -> until.merge(owner, morning, OnHolidays::later)));
        return until;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Map<Long, List<Long>> programsOf(long organization, Map<Long, Person> owners) {
        Map<Long, List<Long>> programsOf = new HashMap<>();
        List<Object> parameters = new ArrayList<>(List.of(organization));
        parameters.addAll(owners.keySet());
        for (String in : IN_PROGRAMS) {
            sql.query(
                    in.formatted(Sql.marks(owners.size())),
                    row -> programsOf
                            .computeIfAbsent(row.getLong("person_id"), owner -> new ArrayList<>())
                            .add(row.getLong("program_id")),
                    parameters.toArray());
        }
        return programsOf;
    }
}
