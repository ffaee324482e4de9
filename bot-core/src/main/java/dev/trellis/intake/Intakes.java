package dev.trellis.intake;

import dev.trellis.matching.score.Intake;
import dev.trellis.matching.score.Position;
import dev.trellis.matching.score.Week;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.program.Program;
import dev.trellis.variant.Workplace;
import dev.trellis.variant.Workplaces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What matching knows about people: what they said in their survey, when they work, and where they stand in the house. */
@Singleton
public class Intakes {
    /** A reporting line longer than this is a circle. */
    private static final int TALLEST = 20;
    /** How many people one statement asks for. */
    private static final int AT_ONCE = 500;

    private final Surveys surveys;
    private final People people;
    private final Workplaces workplaces;
    private final Clock clock;

    Intakes(Surveys surveys, People people, Workplaces workplaces, Clock clock) {
        this.surveys = surveys;
        this.people = people;
        this.workplaces = workplaces;
        this.clock = clock;
    }

    /** In the order of {@code ids}; of somebody who said nothing, hours and place only. People who are not there any more are left out. */
    @Transactional
    public List<Intake> of(Program program, Collection<Long> ids) {
        long organization = program.organizationId();
        Map<Long, Person> persons = new LinkedHashMap<>();
        Map<Long, Survey> said = new LinkedHashMap<>();
        List<Long> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Long> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            people.findByOrganizationIdAndIdIn(organization, some).forEach(person -> persons.put(person.id(), person));
            surveys.findByOrganizationIdAndProgramIdAndPersonIdIn(organization, program.id(), some)
                    .forEach(survey -> said.put(survey.personId(), survey));
        }
        Map<Long, Workplace> places = workplaces.findByOrganizationId(organization).stream()
                .collect(Collectors.toMap(Workplace::personId, Function.identity()));
        Instant now = clock.instant();
        return all.stream()
                .map(persons::get)
                .filter(person -> person != null)
                .map(person -> intake(person, Optional.ofNullable(said.get(person.id())), places, now))
                .toList();
    }

    private Intake intake(Person person, Optional<Survey> survey, Map<Long, Workplace> places, Instant now) {
        Said answers = survey.map(Survey::answers).orElse(Said.NOTHING);
        return new Intake(
                person.id(),
                answers.wanted(),
                answers.offered(),
                answers.goals(),
                answers.strengths(),
                answers.interests(),
                answers.learning(),
                answers.languages(),
                Week.of(person.workingHours(), person.zone(clock.getZone()), now),
                position(person.id(), places));
    }

    private static Position position(long person, Map<Long, Workplace> places) {
        Workplace place = places.get(person);
        if (place == null) {
            return Position.UNKNOWN;
        }
        List<Long> managers = new ArrayList<>();
        Workplace at = place;
        while (at != null && at.managerId() != null && managers.size() < TALLEST) {
            managers.add(at.managerId());
            at = places.get(at.managerId());
        }
        return new Position(place.team(), place.department(), managers);
    }
}
