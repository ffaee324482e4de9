package dev.trellis.trial;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.pairing.Pair;
import dev.trellis.person.ProgramTeam;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Tells those who run programs of a pair that is not a fit, and keeps the cards of all of them in step, whoever decides. */
@Singleton
class Telling {
    private final TrialCases cases;
    private final CaseCards cards;
    private final ProgramTeam team;
    private final Outbox outbox;

    Telling(TrialCases cases, CaseCards cards, ProgramTeam team, Outbox outbox) {
        this.cases = cases;
        this.cards = cards;
        this.team = team;
        this.outbox = outbox;
    }

    /** Who hears of it: everybody who runs programs, but neither of the two. */
    List<Long> audience(Pair pair) {
        return team.of(pair.organizationId()).stream()
                .filter(admin -> maySee(pair, admin))
                .toList();
    }

    /** One of the two has told, or has told once more. */
    void tell(Pair pair, Instant now) {
        TrialCase before = cases.ofPair(pair.id(), pair.organizationId()).orElse(null);
        if (before == null) {
            say(pair, cases.save(opened(pair)), now);
        } else if (before.state() == TrialCase.State.OPEN) {
            show(pair, before, now);
        } else {
            sayAgain(pair, before, now);
        }
    }

    void sayAgain(Pair pair, TrialCase before, Instant now) {
        TrialCase again = before.as(TrialCase.State.OPEN, before.telling() + 1, null, null);
        show(pair, before, CaseCards.elsewhere());
        say(pair, cases.update(again), now);
    }

    /** An admin is about to end a pair as not a fit, of their own accord. */
    TrialCase open(Pair pair) {
        return cases.ofPair(pair.id(), pair.organizationId()).orElseGet(() -> cases.save(opened(pair)));
    }

    private static TrialCase opened(Pair pair) {
        return new TrialCase(0, pair.organizationId(), pair.id(), TrialCase.State.OPEN, 1, null, null);
    }

    private void say(Pair pair, TrialCase opened, Instant now) {
        List<Long> admins = audience(pair);
        Card card = cards.card(pair, opened, now);
        outbox.write(
                pair.organizationId(),
                admins.stream()
                        .map(admin -> Intent.toPerson(admin, key(opened, admin), "trial.case", Urgency.TIMELY, card))
                        .toList());
    }

    /** Every admin's card shows what is true now. */
    void show(Pair pair, TrialCase changed, Instant now) {
        show(pair, changed, cards.card(pair, changed, now));
    }

    private void show(Pair pair, TrialCase changed, Card card) {
        List<Long> admins = audience(pair);
        outbox.write(
                pair.organizationId(),
                admins.stream()
                        .map(admin -> Intent.inPlaceOf(key(changed, admin), admin, card))
                        .toList());
    }

    /** An admin who is one of the two never sees what their partner said, nor decides about themselves. */
    static boolean maySee(Pair pair, long admin) {
        return !pair.includes(admin);
    }

    static String key(TrialCase told, long admin) {
        return "trial-case:" + told.id() + ":" + told.telling() + ":" + admin;
    }
}
