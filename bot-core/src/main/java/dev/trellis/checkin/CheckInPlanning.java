package dev.trellis.checkin;

import dev.trellis.attention.Urgency;
import dev.trellis.cadence.Cadence;
import dev.trellis.cadence.Cadences;
import dev.trellis.cadence.Rhythm;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairs;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.planning.DueBatches;
import dev.trellis.planning.DueRows;
import dev.trellis.planning.Sweep;
import dev.trellis.program.Program;
import dev.trellis.program.Programs;
import dev.trellis.variant.Layering;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns due cadences into check-ins (E1). After an outage of any length a person is asked once, because the next time is counted from
 * now and not from when it was due.
 */
@Singleton
class CheckInPlanning implements Sweep, DueRows<Cadence> {
    private static final int BATCH = 500;

    private final DueBatches batches;
    private final Cadences cadences;
    private final Pairs pairs;
    private final People people;
    private final Programs programs;
    private final Layering layering;
    private final Rhythm rhythm;
    private final Asking asking;
    private final Clock clock;

    CheckInPlanning(
            DueBatches batches,
            Cadences cadences,
            Pairs pairs,
            People people,
            Programs programs,
            Layering layering,
            Rhythm rhythm,
            Asking asking,
            Clock clock) {
        this.batches = batches;
        this.cadences = cadences;
        this.pairs = pairs;
        this.people = people;
        this.programs = programs;
        this.layering = layering;
        this.rhythm = rhythm;
        this.asking = asking;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "check-ins";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(15);
    }

    @Override
    public int sweep() {
        return batches.run(name(), BATCH, this);
    }

    @Override
    public List<Cadence> claim(Instant now, int limit) {
        return cadences.checkInsDue(now, limit);
    }

    @Override
    public long id(Cadence cadence) {
        return cadence.id();
    }

    @Override
    public void handle(List<Cadence> due, Instant now) {
        due.stream()
                .collect(Collectors.groupingBy(Cadence::organizationId))
                .forEach((organization, theirs) -> plan(organization, theirs, now));
    }

    private void plan(long organization, List<Cadence> due, Instant now) {
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
        Layering.Found found = layering.of(organization, programOf.values(), everybody.values());
        Times times = new Times(now);
        List<Asking.Question> questions = new ArrayList<>();
        Map<Optional<Instant>, List<Long>> asked = new HashMap<>();
        Map<Optional<Instant>, List<Long>> notAsked = new HashMap<>();
        for (Cadence cadence : due) {
            Pair pair = there(pairOf, cadence.pairId());
            if (pair.hasEnded()) {
                notAsked.computeIfAbsent(Optional.empty(), at -> new ArrayList<>())
                        .add(cadence.id());
                continue;
            }
            Person person = there(everybody, cadence.personId());
            Program program = there(programOf, pair.programId());
            Optional<Instant> working = found.holidayUntil(program, person, now, clock.getZone());
            if (working.isPresent()) {
                notAsked.computeIfAbsent(working, at -> new ArrayList<>()).add(cadence.id());
                continue;
            }
            String rule =
                    found.of(program).cadence(cadence.rule(), found.who(person)).value();
            Instant next = times.next(rule, program.checkInCadence(), person);
            // Away is not silent: nothing is asked, so nothing counts as unanswered.
            boolean away = person.isPaused(now);
            (away ? notAsked : asked)
                    .computeIfAbsent(Optional.ofNullable(next), at -> new ArrayList<>())
                    .add(cadence.id());
            if (!away) {
                Instant weekLater = now.plus(Asking.OPEN_FOR);
                Instant closes = next == null || next.isAfter(weekLater) ? weekLater : next;
                String partner = Optional.ofNullable(everybody.get(pair.partnerOf(person.id())))
                        .map(Person::displayName)
                        .orElse("?");
                questions.add(new Asking.Question(pair, person.id(), partner, cadence.turn(), closes));
            }
        }
        asking.ask(organization, questions, now, Urgency.ROUTINE);
        // Most are due again at the same moments, so these are few statements.
        asked.forEach((next, ids) -> cadences.asked(ids, now, next.orElse(null)));
        notAsked.forEach((next, ids) -> cadences.dueAt(ids, next.orElse(null)));
    }

    private static List<Long> ids(Stream<Long> some) {
        return some.distinct().toList();
    }

    private static <T> Map<Long, T> byId(List<T> rows, Function<T, Long> id) {
        return rows.stream().collect(Collectors.toMap(id, Function.identity()));
    }

    private static <T> T there(Map<Long, T> rows, long id) {
        return Optional.ofNullable(rows.get(id)).orElseThrow();
    }

    /** When cadences are due next: counted once for all that follow one rule in one zone. */
    private final class Times {
        private final Instant now;
        private final Map<List<Object>, Optional<Instant>> counted = new HashMap<>();

        Times(Instant now) {
            this.now = now;
        }

        @Nullable
        Instant next(@Nullable String own, String programs, Person person) {
            ZoneId zone = person.zone(clock.getZone());
            return counted.computeIfAbsent(
                            List.of(Optional.ofNullable(own), programs, zone),
                            rule -> Optional.ofNullable(rhythm.next(own, programs, person, now)))
                    .orElse(null);
        }
    }
}
