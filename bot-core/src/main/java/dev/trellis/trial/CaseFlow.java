package dev.trellis.trial;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Intent;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairs;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.person.Right;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/**
 * What admins do about a pair that is not a fit: contact, re-pair, keep, look again in a week (C4). The first one decides. The audit names
 * neither of the two: what is done to somebody is in their copy of their data, and the partner would learn of the case there.
 */
@Singleton
public class CaseFlow implements Flow {
    private static final Duration SNOOZE = Duration.ofDays(7);

    private final TrialCases cases;
    private final Trials trials;
    private final Pairs pairs;
    private final CaseCards cards;
    private final Telling telling;
    private final Repairing repairing;
    private final TrialMessages messages;
    private final People people;

    CaseFlow(
            TrialCases cases,
            Trials trials,
            Pairs pairs,
            CaseCards cards,
            Telling telling,
            Repairing repairing,
            TrialMessages messages,
            People people) {
        this.cases = cases;
        this.trials = trials;
        this.pairs = pairs;
        this.cards = cards;
        this.telling = telling;
        this.repairing = repairing;
        this.messages = messages;
        this.people = people;
    }

    @Override
    public void define(Talk talk) {
        talk.button("trial.contact", Right.RUN_PROGRAMS, tap((turn, opened, pair) -> Reply.show(cards.contact(pair))));
        talk.button(
                "trial.repair",
                Right.RUN_PROGRAMS,
                tap((turn, opened, pair) -> Reply.show(cards.confirm(pair, opened))));
        talk.button("trial.repair-yes", Right.RUN_PROGRAMS, tap(this::repair));
        talk.button(
                "trial.repair-no",
                Right.RUN_PROGRAMS,
                (turn, claim) -> replace(turn, Card.of(Text.of("pairing.stays"))));
        talk.button("trial.keep-pair", Right.RUN_PROGRAMS, tap(this::keep));
        talk.button("trial.snooze", Right.RUN_PROGRAMS, tap(this::snooze));
    }

    /** An admin says of a pair that it is not working: the case of it, with its next steps. */
    public Reply notAFit(Turn turn, Pair pair) {
        if (!Telling.maySee(pair, turn.actor().id())) {
            return turn.refuse(Text.of("trial.case.your-own"));
        }
        return replace(turn, cards.card(pair, telling.open(pair), turn.now()));
    }

    private Reply repair(Turn turn, TrialCase opened, Pair pair) {
        TrialCase done = cases.update(opened.as(
                TrialCase.State.REPAIRED, opened.telling(), turn.actor().id(), null));
        repairing.repair(turn, pair);
        turn.audit("trial re-pair", "pair " + pair.id());
        return shown(turn, done, pair);
    }

    private Reply keep(Turn turn, TrialCase opened, Pair pair) {
        List<Trial> told = trials.both(pair.id(), pair.organizationId()).stream()
                .filter(Trial::isTold)
                .toList();
        for (Trial trial : told) {
            turn.send(Intent.toPerson(
                    trial.personId(),
                    Telling.key(opened, trial.personId()) + ":kept",
                    "trial.kept",
                    Urgency.TIMELY,
                    Card.of(Text.of("trial.kept"))));
        }
        trials.untold(pair.id(), pair.organizationId());
        for (Trial trial : told) {
            showAgain(trial, pair);
        }
        turn.audit("trial keep", "pair " + pair.id());
        return shown(
                turn,
                cases.update(opened.as(
                        TrialCase.State.KEPT, opened.telling(), turn.actor().id(), null)),
                pair);
    }

    /** Their own card offers again what they may say now. */
    private void showAgain(Trial told, Pair pair) {
        Trial now = trials.ofPerson(told.id(), told.organizationId(), told.personId())
                .orElseThrow();
        Trial.Answer answer = now.answer();
        if (answer == null) {
            return;
        }
        String partner = people.findByIdAndOrganizationId(pair.partnerOf(now.personId()), pair.organizationId())
                .map(Person::displayName)
                .orElse("?");
        messages.show(now, TrialCards.receipt(now, answer, partner));
    }

    private Reply snooze(Turn turn, TrialCase opened, Pair pair) {
        return shown(
                turn,
                cases.update(opened.as(
                        TrialCase.State.SNOOZED,
                        opened.telling(),
                        turn.actor().id(),
                        turn.now().plus(SNOOZE))),
                pair);
    }

    private Reply shown(Turn turn, TrialCase now, Pair pair) {
        telling.show(pair, now, turn.now());
        return replace(turn, cards.card(pair, now, turn.now()));
    }

    private static Reply replace(Turn turn, Card card) {
        return turn.message().isPresent() ? new Reply.Replace(card) : Reply.show(card);
    }

    private Talk.ButtonHandler tap(Then then) {
        return (turn, claim) -> {
            TrialCase opened =
                    cases.locked(claim.id("case"), turn.organizationId()).orElse(null);
            Pair pair = opened == null
                    ? null
                    : pairs.findByIdAndOrganizationId(opened.pairId(), turn.organizationId())
                            .orElse(null);
            // One of the two must not even learn that there is a case.
            if (opened == null
                    || pair == null
                    || !Telling.maySee(pair, turn.actor().id())) {
                return turn.refuse(Text.of("trial.gone"));
            }
            boolean decided = opened.state().isOver() || opened.state() == TrialCase.State.KEPT;
            // Somebody else was first, or the pair has ended meanwhile: the card shows it.
            return decided ? replace(turn, cards.card(pair, opened, turn.now())) : then.reply(turn, opened, pair);
        };
    }

    private interface Then {
        Reply reply(Turn turn, TrialCase opened, Pair pair);
    }
}
