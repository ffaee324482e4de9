package dev.trellis.trial;

import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.message.Card;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairs;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.person.Right;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Answering whether it is a good fit: one tap, a receipt, and another answer until it had consequences (C4). */
@Singleton
public class TrialFlow implements Flow {
    static final Duration ASKED_AGAIN_AFTER = Duration.ofDays(14);

    private final Trials trials;
    private final Pairs pairs;
    private final People people;
    private final TrialMessages messages;
    private final Telling telling;

    TrialFlow(Trials trials, Pairs pairs, People people, TrialMessages messages, Telling telling) {
        this.trials = trials;
        this.pairs = pairs;
        this.people = people;
        this.messages = messages;
        this.telling = telling;
    }

    @Override
    public void define(Talk talk) {
        talk.button(
                "trial.answer",
                Right.TAKE_PART,
                (turn, claim) -> of(
                        turn,
                        claim,
                        (trial, pair) -> one(Trial.Answer.values(), claim.word("answer"))
                                .map(answer -> answered(turn, trial, pair, answer))
                                .orElseGet(() -> turn.refuse(Text.of("talk.button-gone")))));
        talk.button(
                "trial.change",
                Right.TAKE_PART,
                (turn, claim) -> of(turn, claim, (trial, pair) -> change(turn, trial, pair)));
        talk.button(
                "trial.keep",
                Right.TAKE_PART,
                (turn, claim) -> of(turn, claim, (trial, pair) -> receipt(turn, trial.id(), pair)));
        talk.button(
                "trial.reason",
                Right.TAKE_PART,
                (turn, claim) -> of(
                        turn,
                        claim,
                        (trial, pair) -> one(Trial.Reason.values(), claim.word("reason"))
                                .map(reason -> because(turn, trial, pair, reason))
                                .orElseGet(() -> turn.refuse(Text.of("talk.button-gone")))));
        talk.button(
                "trial.tell",
                Right.TAKE_PART,
                (turn, claim) -> of(turn, claim, (trial, pair) -> tell(turn, trial, pair)));
    }

    /** Somebody ends a pair because it is not working: from here on it is as if they had answered so. */
    public Reply notAFit(Turn turn, Pair pair) {
        trials.begin(pair.organizationId(), pair.id(), turn.actor().id(), null);
        Trial trial = trials.ofPair(
                        pair.id(), pair.organizationId(), turn.actor().id())
                .orElseThrow();
        return answered(turn, trial, pair, Trial.Answer.NOT_A_FIT);
    }

    private Reply answered(Turn turn, Trial trial, Pair pair, Trial.Answer answer) {
        if (!trial.isTold()) {
            Instant due =
                    Trial.isAskedAgain(answer, trial.asking()) ? turn.now().plus(ASKED_AGAIN_AFTER) : null;
            if (answer != trial.answer() || trial.state() != Trial.State.ANSWERED) {
                trials.answer(trial.id(), trial.organizationId(), trial.personId(), answer, turn.now(), due);
            }
        }
        return receipt(turn, trial.id(), pair);
    }

    private Reply change(Turn turn, Trial trial, Pair pair) {
        return trial.answer() == null || trial.isTold()
                ? receipt(turn, trial.id(), pair)
                : replace(turn, TrialCards.change(trial, trial.answer(), partner(trial, pair)));
    }

    private Reply because(Turn turn, Trial trial, Pair pair, Trial.Reason reason) {
        if (trial.answer() == Trial.Answer.NOT_A_FIT && !trial.isTold()) {
            trials.because(trial.id(), trial.organizationId(), trial.personId(), reason);
        }
        return receipt(turn, trial.id(), pair);
    }

    private Reply tell(Turn turn, Trial trial, Pair pair) {
        if (trial.answer() != Trial.Answer.NOT_A_FIT || trial.isTold()) {
            return receipt(turn, trial.id(), pair);
        }
        if (telling.audience(pair).isEmpty()) {
            return turn.refuse(Text.of("trial.nobody-to-tell"));
        }
        trials.told(trial.id(), trial.organizationId(), trial.personId(), turn.now());
        telling.tell(pair, turn.now());
        return receipt(turn, trial.id(), pair);
    }

    private Reply receipt(Turn turn, long id, Pair pair) {
        Trial trial =
                trials.ofPerson(id, turn.organizationId(), turn.actor().id()).orElseThrow();
        String partner = partner(trial, pair);
        Card card = trial.answer() == null || trial.state() == Trial.State.ASKED
                ? TrialCards.question(trial, partner, true)
                : TrialCards.receipt(trial, trial.answer(), partner);
        messages.show(trial, card);
        return replace(turn, card);
    }

    private String partner(Trial trial, Pair pair) {
        return people.findByIdAndOrganizationId(pair.partnerOf(trial.personId()), pair.organizationId())
                .map(Person::displayName)
                .orElse("?");
    }

    private Reply of(Turn turn, Claim claim, Then then) {
        Trial trial = trials.ofPerson(
                        claim.id("trial"), turn.organizationId(), turn.actor().id())
                .orElse(null);
        Pair pair = trial == null
                ? null
                : pairs.ofPerson(
                                trial.pairId(),
                                turn.organizationId(),
                                turn.actor().id())
                        .orElse(null);
        if (trial == null || pair == null) {
            return turn.refuse(Text.of("trial.gone"));
        }
        return pair.hasEnded() ? replace(turn, TrialCards.over()) : then.reply(trial, pair);
    }

    private static Reply replace(Turn turn, Card card) {
        return turn.message().isPresent() ? new Reply.Replace(card) : Reply.show(card);
    }

    private static <E extends Enum<E>> Optional<E> one(E[] of, String name) {
        return Arrays.stream(of).filter(each -> each.name().equals(name)).findFirst();
    }

    private interface Then {
        Reply reply(Trial trial, Pair pair);
    }
}
