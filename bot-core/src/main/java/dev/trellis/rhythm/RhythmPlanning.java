package dev.trellis.rhythm;

import dev.trellis.cadence.Cadence;
import dev.trellis.cadence.Cadences;
import dev.trellis.pairing.DuePairs;
import dev.trellis.person.Person;
import dev.trellis.planning.DueBatches;
import dev.trellis.planning.DueRows;
import dev.trellis.planning.Sweep;
import dev.trellis.rhythm.LookBack.Reviewed;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Turns due deep dives and reviews into messages (A4), for each of the two on their own morning. After an outage of any length a person
 * is told once, because the next time is counted from now and not from when it was due.
 */
@Singleton
class RhythmPlanning implements Sweep, DueRows<Cadence> {
    /**
     * An invitation that did not get through for as long is not worth anybody's attention any more. A mentor of several gets one for each of
     * them, at most one a day and few a week.
     */
    static final Duration WORTH_SAYING = Duration.ofDays(21);

    private static final int BATCH = 200;

    private final DueBatches batches;
    private final Cadences cadences;
    private final DuePairs pairs;
    private final RhythmMessages messages;
    private final Clock clock;

    RhythmPlanning(DueBatches batches, Cadences cadences, DuePairs pairs, RhythmMessages messages, Clock clock) {
        this.batches = batches;
        this.cadences = cadences;
        this.pairs = pairs;
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
        List<Cadence> due = new ArrayList<>(cadences.due(Cadence.Kind.DEEP_DIVE, now, limit));
        if (due.size() < limit) {
            due.addAll(cadences.due(Cadence.Kind.REVIEW, now, limit - due.size()));
        }
        return due;
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
        Map<Long, List<Cadence>> ofPair = cadences
                .findByOrganizationIdAndPairIdIn(
                        organization,
                        due.stream().map(Cadence::pairId).distinct().toList())
                .stream()
                .collect(Collectors.groupingBy(Cadence::pairId));
        List<RhythmMessages.Due> said = new ArrayList<>();
        Map<Optional<Instant>, List<Long>> asked = new HashMap<>();
        Map<Optional<Instant>, List<Long>> notAsked = new HashMap<>();
        for (Cadence cadence : due) {
            if (found.pair(cadence).hasEnded()) {
                note(notAsked, cadence, Optional.empty());
                continue;
            }
            Person person = found.person(cadence);
            switch (DueNow.of(
                    cadence,
                    ofPair.getOrDefault(cadence.pairId(), List.of()),
                    person,
                    found.holidayUntil(cadence),
                    person.zone(clock.getZone()),
                    now)) {
                case DueNow.Wait(Instant until) -> note(notAsked, cadence, Optional.of(until));
                case DueNow.Leave ignored -> note(notAsked, cadence, found.next(cadence));
                case DueNow.Say ignored -> {
                    Optional<Instant> next = found.next(cadence);
                    note(asked, cadence, next);
                    Instant expires = now.plus(WORTH_SAYING);
                    said.add(new RhythmMessages.Due(
                            cadence,
                            new Reviewed(found.pair(cadence), person, found.partner(cadence)),
                            next.filter(at -> at.isBefore(expires)).orElse(expires)));
                }
            }
        }
        messages.say(organization, said, now);
        // Most are due again at the same moments, so these are few statements.
        asked.forEach((next, ids) -> cadences.asked(ids, now, next.orElse(null)));
        notAsked.forEach((next, ids) -> cadences.dueAt(ids, next.orElse(null)));
    }

    private static void note(Map<Optional<Instant>, List<Long>> rows, Cadence cadence, Optional<Instant> next) {
        rows.computeIfAbsent(next, at -> new ArrayList<>()).add(cadence.id());
    }
}
