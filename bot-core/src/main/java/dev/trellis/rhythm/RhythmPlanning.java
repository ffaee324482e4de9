package dev.trellis.rhythm;

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
import dev.trellis.rhythm.LookBack.Reviewed;
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
 * Turns due deep dives and reviews into messages (A4), for each of the two on their own morning. After an outage of any length a person
 * is told once, because the next time is counted from now and not from when it was due.
 */
@Singleton
class RhythmPlanning implements Sweep, DueRows<Cadence> {
    /** An invitation that did not get through for as long is not worth anybody's attention any more. */
    static final Duration WORTH_SAYING = Duration.ofDays(7);

    private static final int BATCH = 200;

    private final DueBatches batches;
    private final Cadences cadences;
    private final Pairs pairs;
    private final People people;
    private final Programs programs;
    private final Layering layering;
    private final Rhythm rhythm;
    private final RhythmMessages messages;
    private final Clock clock;

    RhythmPlanning(
            DueBatches batches,
            Cadences cadences,
            Pairs pairs,
            People people,
            Programs programs,
            Layering layering,
            Rhythm rhythm,
            RhythmMessages messages,
            Clock clock) {
        this.batches = batches;
        this.cadences = cadences;
        this.pairs = pairs;
        this.people = people;
        this.programs = programs;
        this.layering = layering;
        this.rhythm = rhythm;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "rhythms";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public int sweep() {
        return batches.run(name(), BATCH, this);
    }

    @Override
    public List<Cadence> claim(Instant now, int limit) {
        return cadences.rhythmsDue(now, limit);
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
        Lookup found = lookup(organization, due);
        List<RhythmMessages.Due> said = new ArrayList<>();
        Map<Optional<Instant>, List<Long>> asked = new HashMap<>();
        Map<Optional<Instant>, List<Long>> notAsked = new HashMap<>();
        for (Cadence cadence : due) {
            Pair pair = there(found.pairs(), cadence.pairId());
            if (pair.hasEnded()) {
                note(notAsked, cadence, null);
                continue;
            }
            Person person = there(found.people(), cadence.personId());
            Program program = there(found.programs(), pair.programId());
            ZoneId zone = person.zone(clock.getZone());
            switch (DueNow.of(
                    cadence,
                    found.others(pair),
                    person,
                    found.layers().holidayUntil(program, person, now, clock.getZone()),
                    zone,
                    now)) {
                case DueNow.Wait(Instant until) -> note(notAsked, cadence, until);
                case DueNow.Leave ignored -> note(notAsked, cadence, next(found, program, cadence, person, now));
                case DueNow.Say ignored -> {
                    Instant next = next(found, program, cadence, person, now);
                    note(asked, cadence, next);
                    Instant expires = now.plus(WORTH_SAYING);
                    said.add(new RhythmMessages.Due(
                            cadence,
                            new Reviewed(pair, person, there(found.people(), pair.partnerOf(person.id()))),
                            next == null || next.isAfter(expires) ? expires : next));
                }
            }
        }
        messages.say(organization, said, now);
        // Most are due again at the same moments, so these are few statements.
        asked.forEach((next, ids) -> cadences.asked(ids, now, next.orElse(null)));
        notAsked.forEach((next, ids) -> cadences.dueAt(ids, next.orElse(null)));
    }

    private static void note(Map<Optional<Instant>, List<Long>> rows, Cadence cadence, @Nullable Instant next) {
        rows.computeIfAbsent(Optional.ofNullable(next), at -> new ArrayList<>()).add(cadence.id());
    }

    private @Nullable Instant next(Lookup found, Program program, Cadence cadence, Person person, Instant now) {
        String rule = found.layers()
                .of(program)
                .cadence(cadence.kind(), cadence.rule(), found.layers().who(person))
                .value();
        return rhythm.next(rule, program.cadence(cadence.kind()), person, now);
    }

    private Lookup lookup(long organization, List<Cadence> due) {
        List<Long> pairIds = ids(due.stream().map(Cadence::pairId));
        Map<Long, Pair> pairOf = byId(pairs.findByOrganizationIdAndIdIn(organization, pairIds), Pair::id);
        Map<Long, Program> programOf = byId(
                programs.findByOrganizationIdAndIdIn(
                        organization, ids(pairOf.values().stream().map(Pair::programId))),
                Program::id);
        Map<Long, Person> everybody = byId(
                people.findByOrganizationIdAndIdIn(
                        organization,
                        ids(pairOf.values().stream().flatMap(pair -> Stream.of(pair.mentorId(), pair.menteeId())))),
                Person::id);
        return new Lookup(
                pairOf,
                programOf,
                everybody,
                layering.of(organization, programOf.values(), everybody.values()),
                cadences.findByOrganizationIdAndPairIdIn(organization, pairIds).stream()
                        .collect(Collectors.groupingBy(Cadence::pairId)));
    }

    /** Everything that a batch asks for, found in a few statements however many there are. */
    private record Lookup(
            Map<Long, Pair> pairs,
            Map<Long, Program> programs,
            Map<Long, Person> people,
            Layering.Found layers,
            Map<Long, List<Cadence>> cadences) {

        List<Cadence> others(Pair pair) {
            return cadences.getOrDefault(pair.id(), List.of());
        }
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
}
