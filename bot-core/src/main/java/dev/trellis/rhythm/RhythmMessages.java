package dev.trellis.rhythm;

import dev.trellis.attention.Urgency;
import dev.trellis.cadence.Cadence;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.rhythm.LookBack.Part;
import dev.trellis.rhythm.LookBack.Reviewed;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Means what is due to be said, for many people with a number of statements that does not follow theirs. */
@Singleton
class RhythmMessages {
    private final List<LookBack> lookBacks;
    private final Outbox outbox;

    RhythmMessages(List<LookBack> lookBacks, Outbox outbox) {
        this.lookBacks = lookBacks.stream()
                .sorted(Comparator.comparingInt(LookBack::place))
                .toList();
        this.outbox = outbox;
    }

    /**
     * Somebody to be told.
     *
     * @param expires when it would not be worth their attention any more
     */
    record Due(Cadence cadence, Reviewed who, Instant expires) {}

    /** Writes them in the caller's transaction. */
    void say(long organization, List<Due> due, Instant now) {
        Map<Reviewed, List<Part>> parts = parts(
                organization,
                due.stream()
                        .filter(one -> one.cadence().kind() == Cadence.Kind.REVIEW)
                        .map(Due::who)
                        .toList(),
                now);
        outbox.write(
                organization,
                due.stream()
                        .map(one -> message(one, parts.getOrDefault(one.who(), List.of())))
                        .toList());
    }

    private Map<Reviewed, List<Part>> parts(long organization, List<Reviewed> reviewed, Instant now) {
        Map<Reviewed, List<Part>> parts = new HashMap<>();
        if (!reviewed.isEmpty()) {
            for (LookBack lookBack : lookBacks) {
                Map<Reviewed, Part> found = lookBack.of(organization, reviewed, now);
                reviewed.forEach(one -> Optional.ofNullable(found.get(one))
                        .ifPresent(part -> parts.computeIfAbsent(one, each -> new ArrayList<>())
                                .add(part)));
            }
        }
        return parts;
    }

    private static Intent message(Due due, List<Part> parts) {
        Cadence cadence = due.cadence();
        String partner = due.who().partner().displayName();
        Card card = switch (cadence.kind()) {
            case CHECK_IN -> throw new IllegalArgumentException("a check-in is asked elsewhere");
            case DEEP_DIVE -> RhythmCards.deepDive(cadence.pairId(), partner);
            case REVIEW -> RhythmCards.review(cadence.pairId(), partner, parts);
        };
        String about = cadence.kind().tag();
        return Intent.toPerson(
                        cadence.personId(),
                        all(cadence.pairId()) + about + ":" + cadence.personId() + ":" + cadence.turn(),
                        "rhythm." + about,
                        Urgency.ROUTINE,
                        card)
                .expiring(due.expires());
    }

    /** The beginning of the keys of everything of this kind for a pair. */
    static String all(long pair) {
        return "rhythm:" + pair + ":";
    }
}
