package dev.trellis.variant;

import dev.trellis.person.Person;
import dev.trellis.program.Holidays;
import dev.trellis.program.Program;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the layers of programs and what about people they ask for. Two statements at most, however many people. */
@Singleton
public class Layering {
    private final Variants variants;
    private final Workplaces workplaces;

    Layering(Variants variants, Workplaces workplaces) {
        this.variants = variants;
        this.workplaces = workplaces;
    }

    /** All of one organization. */
    @Transactional
    public Found of(long organization, Collection<Program> programs, Collection<Person> people) {
        List<Variant> all = programs.isEmpty()
                ? List.of()
                : variants.findByOrganizationIdAndProgramIdInOrderById(
                        organization, programs.stream().map(Program::id).toList());
        Map<Long, Workplace> known = all.isEmpty() || people.isEmpty()
                ? Map.of()
                : workplaces
                        .findByOrganizationIdAndPersonIdIn(
                                organization, people.stream().map(Person::id).toList())
                        .stream()
                        .collect(Collectors.toMap(Workplace::personId, Function.identity()));
        Map<Long, Layers> layers = new HashMap<>();
        programs.forEach(program -> layers.put(program.id(), new Layers(program, all)));
        return new Found(layers, known);
    }

    @Transactional
    public Found of(Program program, Person person) {
        return of(program.organizationId(), List.of(program), List.of(person));
    }

    /** What was found, for these programs and people only. */
    public static final class Found {
        private final Map<Long, Layers> layers;
        private final Map<Long, Workplace> workplaces;

        Found(Map<Long, Layers> layers, Map<Long, Workplace> workplaces) {
            this.layers = layers;
            this.workplaces = workplaces;
        }

        public Layers of(Program program) {
            return Objects.requireNonNull(layers.get(program.id()));
        }

        public Who who(Person person) {
            Workplace workplace = workplaces.get(person.id());
            return new Who(
                    workplace == null ? "" : workplace.region(),
                    workplace == null ? "" : workplace.jobFunction(),
                    person.speaks().tag());
        }

        /**
         * When to look again at what is to be asked now (E9): empty if it may be asked. Nobody is asked outside of their working hours, so
         * the day that counts is the next one on which they work; what is due on the evening before a holiday is no message of the holiday.
         *
         * @param house for people whose chat tells no zone
         * @return their first working morning after the holiday
         */
        public Optional<Instant> holidayUntil(Program program, Person person, Instant now, ZoneId house) {
            ZoneId zone = person.zone(house);
            Holidays holidays = of(program).holidays(who(person)).value();
            Instant asked = person.workingHours().next(now, zone);
            return holidays.contains(asked, zone)
                    ? Optional.of(holidays.morningAfter(
                            asked, zone, person.workingHours().days()))
                    : Optional.empty();
        }
    }
}
