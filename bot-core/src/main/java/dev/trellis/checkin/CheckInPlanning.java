package dev.trellis.checkin;

import dev.trellis.attention.Urgency;
import dev.trellis.cadence.Cadence;
import dev.trellis.cadence.Cadences;
import dev.trellis.pairing.DuePairs;
import dev.trellis.planning.DueBatches;
import dev.trellis.planning.DueRows;
import dev.trellis.planning.Sweep;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Turns due cadences into check-ins (E1). After an outage of any length a person is asked once, because the next time is counted from
 * now and not from when it was due.
 */
@Singleton
class CheckInPlanning implements Sweep, DueRows<Cadence> {
    private static final int BATCH = 500;

    private final DueBatches batches;
    private final Cadences cadences;
    private final DuePairs pairs;
    private final Asking asking;

    CheckInPlanning(DueBatches batches, Cadences cadences, DuePairs pairs, Asking asking) {
        this.batches = batches;
        this.cadences = cadences;
        this.pairs = pairs;
        this.asking = asking;
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
        return cadences.due(Cadence.Kind.CHECK_IN, now, limit);
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
        DuePairs.Found found = pairs.of(organization, due, now);
        List<Asking.Question> questions = new ArrayList<>();
        Map<Optional<Instant>, List<Long>> asked = new HashMap<>();
        Map<Optional<Instant>, List<Long>> notAsked = new HashMap<>();
        for (Cadence cadence : due) {
            if (found.pair(cadence).hasEnded()) {
                note(notAsked, cadence, Optional.empty());
                continue;
            }
            Optional<Instant> working = found.holidayUntil(cadence);
            if (working.isPresent()) {
                note(notAsked, cadence, working);
                continue;
            }
            Optional<Instant> next = found.next(cadence);
            // Away is not silent: nothing is asked, so nothing counts as unanswered.
            if (found.person(cadence).isPaused(now)) {
                note(notAsked, cadence, next);
                continue;
            }
            note(asked, cadence, next);
            Instant weekLater = now.plus(Asking.OPEN_FOR);
            questions.add(new Asking.Question(
                    found.pair(cadence),
                    cadence.personId(),
                    found.partner(cadence).displayName(),
                    cadence.turn(),
                    next.filter(at -> at.isBefore(weekLater)).orElse(weekLater)));
        }
        asking.ask(organization, questions, now, Urgency.ROUTINE);
        // Most are due again at the same moments, so these are few statements.
        asked.forEach((next, ids) -> cadences.asked(ids, now, next.orElse(null)));
        notAsked.forEach((next, ids) -> cadences.dueAt(ids, next.orElse(null)));
    }

    private static void note(Map<Optional<Instant>, List<Long>> rows, Cadence cadence, Optional<Instant> next) {
        rows.computeIfAbsent(next, at -> new ArrayList<>()).add(cadence.id());
    }
}
