package dev.trellis.trial;

import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks whether it is a good fit, once more those who are still deciding, and reminds those who have not answered: once, three days after
 * the question reached them. Whoever is away is asked when they are back, and on a
 * holiday nobody is (E9).
 */
@Singleton
class TrialQuestions implements Sweep, DueRows<Trial> {
    private static final int BATCH = 200;
    static final Duration REMINDED_AFTER = Duration.ofDays(3);
    private static final Duration LOOKED_AT_AGAIN = Duration.ofDays(1);

    private final DueBatches batches;
    private final Trials trials;
    private final Pairs pairs;
    private final People people;
    private final Programs programs;
    private final Layering layering;
    private final Outbox outbox;
    private final Clock clock;

    TrialQuestions(
            DueBatches batches,
            Trials trials,
            Pairs pairs,
            People people,
            Programs programs,
            Layering layering,
            Outbox outbox,
            Clock clock) {
        this.batches = batches;
        this.trials = trials;
        this.pairs = pairs;
        this.people = people;
        this.programs = programs;
        this.layering = layering;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "trials";
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
    public List<Trial> claim(Instant now, int limit) {
        return trials.due(now, limit);
    }

    @Override
    public long id(Trial trial) {
        return trial.id();
    }

    @Override
    public void handle(List<Trial> due, Instant now) {
        due.stream()
                .collect(Collectors.groupingBy(Trial::organizationId))
                .forEach((organization, theirs) -> look(organization, theirs, now));
    }

    private void look(long organization, List<Trial> due, Instant now) {
        Map<Long, Pair> together =
                pairs
                        .findByOrganizationIdAndIdIn(
                                organization,
                                due.stream().map(Trial::pairId).distinct().toList())
                        .stream()
                        .filter(pair -> !pair.hasEnded())
                        .collect(Collectors.toMap(Pair::id, Function.identity()));
        Map<Long, Person> known = people(organization, together);
        Map<Long, Program> programOf = programs(organization, together);
        Layering.Found layers = layering.of(organization, programOf.values(), known.values());
        Map<String, Instant> reached = outbox.deliveredAt(
                organization,
                due.stream()
                        .map(trial -> TrialMessages.key(trial.id(), trial.asking()))
                        .toList());
        Done done = new Done();
        for (Trial trial : due) {
            Pair pair = together.get(trial.pairId());
            if (pair == null) {
                done.later(trial, Optional.empty());
            } else {
                Person person = Objects.requireNonNull(known.get(trial.personId()));
                String partner = Objects.requireNonNull(known.get(pair.partnerOf(trial.personId())))
                        .displayName();
                Optional<Instant> at = Optional.ofNullable(reached.get(TrialMessages.key(trial.id(), trial.asking())));
                Optional<Instant> holiday = layers.holidayUntil(
                        Objects.requireNonNull(programOf.get(pair.programId())), person, now, clock.getZone());
                look(trial, person, partner, new Known(at, holiday), now, done);
            }
        }
        done.write(organization, now);
    }

    private static void look(Trial trial, Person person, String partner, Known known, Instant now, Done done) {
        if (person.isPaused(now)) {
            done.later(
                    trial,
                    Optional.of(person.pausedUntil() == null ? now.plus(LOOKED_AT_AGAIN) : person.pausedUntil()));
            return;
        }
        if (known.holidayUntil().isPresent()) {
            done.later(trial, known.holidayUntil());
            return;
        }
        Optional<Instant> reached = known.reached();
        if (trial.state() != Trial.State.ASKED) {
            done.asked.add(trial.id());
            done.messages.add(TrialMessages.question(trial, partner, now));
            return;
        }
        boolean passed =
                trial.askedAt() != null && !now.isBefore(trial.askedAt().plus(TrialMessages.OF_USE));
        if (trial.reminded() || passed) {
            done.later(trial, Optional.empty());
        } else if (reached.isEmpty()) {
            // Still held: a reminder of something unsaid would be the first they hear of it.
            done.later(trial, Optional.of(now.plus(LOOKED_AT_AGAIN)));
        } else if (reached.get().plus(REMINDED_AFTER).isAfter(now)) {
            done.later(trial, Optional.of(reached.get().plus(REMINDED_AFTER)));
        } else {
            done.reminded.add(trial.id());
            done.messages.add(TrialMessages.reminder(trial, partner, now));
        }
    }

    /**
     * What has to be known of one of them.
     *
     * @param reached when the question arrived; empty if it has not (yet)
     * @param holidayUntil their first working morning after the holiday; empty on all other days
     */
    private record Known(Optional<Instant> reached, Optional<Instant> holidayUntil) {}

    private Map<Long, Program> programs(long organization, Map<Long, Pair> together) {
        List<Long> ids =
                together.values().stream().map(Pair::programId).distinct().toList();
        return ids.isEmpty()
                ? Map.of()
                : programs.findByOrganizationIdAndIdIn(organization, ids).stream()
                        .collect(Collectors.toMap(Program::id, Function.identity()));
    }

    private Map<Long, Person> people(long organization, Map<Long, Pair> together) {
        List<Long> ids = together.values().stream()
                .flatMap(pair -> Stream.of(pair.mentorId(), pair.menteeId()))
                .distinct()
                .toList();
        return ids.isEmpty()
                ? Map.of()
                : people.findByOrganizationIdAndIdIn(organization, ids).stream()
                        .collect(Collectors.toMap(Person::id, Function.identity()));
    }

    /** What came of a look, to be written with a few statements. */
    private final class Done {
        private final List<Long> asked = new ArrayList<>();
        private final List<Long> reminded = new ArrayList<>();
        private final Map<Optional<Instant>, List<Long>> later = new HashMap<>();
        private final List<Intent> messages = new ArrayList<>();

        void later(Trial trial, Optional<Instant> at) {
            later.computeIfAbsent(at, each -> new ArrayList<>()).add(trial.id());
        }

        void write(long organization, Instant now) {
            if (!asked.isEmpty()) {
                trials.asked(asked, now, now.plus(REMINDED_AFTER));
            }
            if (!reminded.isEmpty()) {
                trials.reminded(reminded);
            }
            later.forEach((at, ids) -> trials.lookAgain(ids, at.orElse(null)));
            outbox.write(organization, messages);
        }
    }
}
