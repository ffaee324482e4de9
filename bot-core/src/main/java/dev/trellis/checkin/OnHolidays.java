package dev.trellis.checkin;

import dev.trellis.pairing.Pair;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.program.Program;
import dev.trellis.program.Programs;
import dev.trellis.variant.Layering;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds out who has a holiday just now: nobody is reminded on one (E9). A few statements, however many there are. */
@Singleton
class OnHolidays {
    private final People people;
    private final Programs programs;
    private final Layering layering;
    private final Clock clock;

    OnHolidays(People people, Programs programs, Layering layering, Clock clock) {
        this.people = people;
        this.programs = programs;
        this.layering = layering;
        this.clock = clock;
    }

    /**
     * By check-in, for those whose person has a holiday: their first working morning after it.
     *
     * @param pairOf by id, with the pair of each of them
     */
    Map<Long, Instant> until(long organization, List<CheckIn> some, Map<Long, Pair> pairOf, Instant now) {
        if (some.isEmpty()) {
            return Map.of();
        }
        Map<Long, Program> programOf = byId(
                programs.findByOrganizationIdAndIdIn(
                        organization,
                        some.stream()
                                .map(checkIn -> there(pairOf, checkIn.pairId()).programId())
                                .distinct()
                                .toList()),
                Program::id);
        Map<Long, Person> asked = byId(
                people.findByOrganizationIdAndIdIn(
                        organization,
                        some.stream().map(CheckIn::personId).distinct().toList()),
                Person::id);
        Layering.Found found = layering.of(organization, programOf.values(), asked.values());
        Map<Long, Instant> until = new HashMap<>();
        for (CheckIn checkIn : some) {
            Person person = there(asked, checkIn.personId());
            Program program = there(programOf, there(pairOf, checkIn.pairId()).programId());
            found.holidayUntil(program, person, now, clock.getZone())
                    .ifPresent(morning -> until.put(checkIn.id(), morning));
        }
        return until;
    }

    private static <T> Map<Long, T> byId(List<T> rows, Function<T, Long> id) {
        return rows.stream().collect(Collectors.toMap(id, Function.identity()));
    }

    private static <T> T there(Map<Long, T> rows, long id) {
        T row = rows.get(id);
        if (row == null) {
            throw new IllegalStateException("a row that is named is not there: " + id);
        }
        return row;
    }
}
