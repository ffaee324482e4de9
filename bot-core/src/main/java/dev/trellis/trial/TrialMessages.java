package dev.trellis.trial;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The messages of one trial: {@code trial:<id>:<asking>} for each time of asking, and {@code …:again} for its reminder. */
@Singleton
class TrialMessages {
    /** After that the moment has passed. */
    static final Duration OF_USE = Duration.ofDays(14);

    private final Outbox outbox;

    TrialMessages(Outbox outbox) {
        this.outbox = outbox;
    }

    /** @param trial as it was before it is asked */
    static Intent question(Trial trial, String partner, Instant now) {
        return intent(trial, key(trial.id(), trial.asking() + 1), TrialCards.question(trial, partner, false), now);
    }

    static Intent reminder(Trial trial, String partner, Instant now) {
        return intent(
                trial, key(trial.id(), trial.asking()) + ":again", TrialCards.question(trial, partner, true), now);
    }

    private static Intent intent(Trial trial, String key, Card card, Instant now) {
        return Intent.toPerson(trial.personId(), key, "trial.ask", Urgency.ROUTINE, card)
                .expiring(now.plus(OF_USE));
    }

    /** Every message of it shows this; what has not left yet never does. */
    void show(Trial trial, Card card) {
        List<String> keys = keys(trial);
        outbox.withdraw(trial.organizationId(), keys);
        outbox.write(
                trial.organizationId(),
                keys.stream()
                        .map(key -> Intent.inPlaceOf(key, trial.personId(), card))
                        .toList());
    }

    static String key(long trial, int asking) {
        return "trial:" + trial + ":" + asking;
    }

    private static List<String> keys(Trial trial) {
        List<String> keys = new ArrayList<>();
        for (int asking = 1; asking <= trial.asking(); asking++) {
            keys.add(key(trial.id(), asking));
            keys.add(key(trial.id(), asking) + ":again");
        }
        return keys;
    }
}
