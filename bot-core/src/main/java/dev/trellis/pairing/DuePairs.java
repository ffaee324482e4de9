package dev.trellis.pairing;

import dev.trellis.cadence.Cadence;
import dev.trellis.cadence.Rhythm;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.program.Program;
import dev.trellis.program.Programs;
import dev.trellis.variant.Layering;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what there is to know about pairs for which something is due, with a few statements however many they are. */
@Singleton
public class DuePairs {
    private final Pairs pairs;
    private final People people;
    private final Programs programs;
    private final Layering layering;
    private final Rhythm rhythm;
    private final Clock clock;

    DuePairs(Pairs pairs, People people, Programs programs, Layering layering, Rhythm rhythm, Clock clock) {
        this.pairs = pairs;
        this.people = people;
        this.programs = programs;
        this.layering = layering;
        this.rhythm = rhythm;
        this.clock = clock;
    }

    /** The pairs of these cadences, all of one organization. */
    public Found of(long organization, Collection<Cadence> due, Instant now) {
        Map<Long, Pair> pairOf = byId(
                pairs.findByOrganizationIdAndIdIn(organization, ids(due.stream().map(Cadence::pairId))), Pair::id);
        Map<Long, Program> programOf = byId(
                programs.findByOrganizationIdAndIdIn(
                        organization, ids(pairOf.values().stream().map(Pair::programId))),
                Program::id);
        Map<Long, Person> everybody = byId(
                people.findByOrganizationIdAndIdIn(
                        organization,
                        ids(pairOf.values().stream().flatMap(pair -> Stream.of(pair.mentorId(), pair.menteeId())))),
                Person::id);
        return new Found(
                pairOf, programOf, everybody, layering.of(organization, programOf.values(), everybody.values()), now);
    }

    private static List<Long> ids(Stream<Long> some) {
        return some.distinct().toList();
    }

    private static <T> Map<Long, T> byId(List<T> rows, Function<T, Long> id) {
        return rows.stream().collect(Collectors.toMap(id, Function.identity()));
    }

    /** What was found, as it is at one moment. */
    public final class Found {
        private final Map<Long, Pair> pairs;
        private final Map<Long, Program> programs;
        private final Map<Long, Person> people;
        private final Layering.Found layers;
        private final Instant now;
        /** Counted once for all that follow one rule in one zone. */
        private final Map<List<Object>, Optional<Instant>> next = new HashMap<>();

        private Found(
                Map<Long, Pair> pairs,
                Map<Long, Program> programs,
                Map<Long, Person> people,
                Layering.Found layers,
                Instant now) {
            this.pairs = pairs;
            this.programs = programs;
            this.people = people;
            this.layers = layers;
            this.now = now;
        }

        public Pair pair(Cadence cadence) {
            return there(pairs, cadence.pairId());
        }

        /** Who is asked. */
        public Person person(Cadence cadence) {
            return there(people, cadence.personId());
        }

        /** With whom they are a pair. */
        public Person partner(Cadence cadence) {
            return there(people, pair(cadence).partnerOf(cadence.personId()));
        }

        /** If today is a holiday of theirs: until when they are not to be asked. */
        public Optional<Instant> holidayUntil(Cadence cadence) {
            return layers.holidayUntil(program(cadence), person(cadence), now, clock.getZone());
        }

        /** When it is due next after now, by the narrowest layer that says so; empty: not any more. */
        public Optional<Instant> next(Cadence cadence) {
            Program program = program(cadence);
            Person person = person(cadence);
            String rule = layers.of(program)
                    .cadence(cadence.kind(), cadence.rule(), layers.who(person))
                    .value();
            String usual = program.cadence(cadence.kind());
            return next.computeIfAbsent(
                    List.of(rule, usual, person.zone(clock.getZone())),
                    same -> Optional.ofNullable(rhythm.next(rule, usual, person, now)));
        }

        private Program program(Cadence cadence) {
            return there(programs, pair(cadence).programId());
        }

        private static <T> T there(Map<Long, T> rows, long id) {
            return Optional.ofNullable(rows.get(id)).orElseThrow();
        }
    }
}
