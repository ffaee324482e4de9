package dev.trellis.checkin;

import dev.trellis.attention.Urgency;
import dev.trellis.cadence.Cadence;
import dev.trellis.cadence.Cadences;
import dev.trellis.conversation.Arguments;
import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Place;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Submission;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.message.Card;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairs;
import dev.trellis.person.Right;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Answering a check-in (E1): one tap, a receipt, another answer, and words for those who want to. */
@Singleton
class CheckInFlow implements Flow {
    private final CheckIns checkIns;
    private final CheckInAnswers answers;
    private final Pairs pairs;
    private final Cadences cadences;
    private final Asking asking;
    private final Answering answering;

    CheckInFlow(
            CheckIns checkIns,
            CheckInAnswers answers,
            Pairs pairs,
            Cadences cadences,
            Asking asking,
            Answering answering) {
        this.checkIns = checkIns;
        this.answers = answers;
        this.pairs = pairs;
        this.cadences = cadences;
        this.asking = asking;
        this.answering = answering;
    }

    @Override
    public void define(Talk talk) {
        talk.command("checkin", Right.TAKE_PART, "checkin.help", this::askMe);
        talk.button("checkin.answer", Right.TAKE_PART, Answering.Score::of, answering::answer);
        talk.button("checkin.change", Right.TAKE_PART, this::change);
        talk.button("checkin.keep", Right.TAKE_PART, this::keep);
        talk.form("checkin.words", Right.TAKE_PART, this::askForWords, this::takeWords);
    }

    @Override
    public int placeInHelp() {
        return 20;
    }

    private Reply change(Turn turn, Claim claim) {
        return open(
                turn,
                claim,
                (checkIn, pair) -> answerTo(checkIn)
                        .<Reply>map(answer -> new Reply.Replace(CheckInCards.change(
                                checkIn,
                                asking.partnerName(pair, checkIn.personId()),
                                answer.score(),
                                claim.small("asking"))))
                        .orElseGet(() -> turn.refuse(Text.of("talk.button-gone"))));
    }

    private Reply keep(Turn turn, Claim claim) {
        return open(turn, claim, (checkIn, pair) -> receiptEverywhere(turn, checkIn, pair, claim.small("asking")));
    }

    private Reply askForWords(Turn turn, Claim claim) {
        return open(
                turn,
                claim,
                (checkIn, pair) -> answerTo(checkIn)
                        .<Reply>map(answer -> new Reply.Ask(CheckInCards.words(checkIn, answer)))
                        .orElseGet(() -> turn.refuse(Text.of("checkin.tap-first"))));
    }

    private Reply takeWords(Turn turn, Submission submission) {
        return open(turn, submission.subject(), (checkIn, pair) -> {
            CheckInAnswer answer = answerTo(checkIn).orElseThrow();
            answers.words(
                    answer.id(),
                    submission.maybe("words").map(PrivateWords::of).orElse(null),
                    CheckInAnswer.Audience.valueOf(submission.value("audience")),
                    turn.now());
            CheckInAnswer now = answerTo(checkIn).orElseThrow();
            String partner = asking.partnerName(pair, checkIn.personId());
            asking.showEverywhere(checkIn, -1, at -> CheckInCards.receipt(checkIn, now, partner, at));
            return Reply.quiet();
        });
    }

    /** {@code /mentor checkin}: the question now, for those who would rather not wait. */
    private Reply askMe(Turn turn, Arguments none) {
        List<Cadence> mine = cadences.findByOrganizationIdAndPersonIdAndKindAndNextDueAtIsNotNull(
                turn.organizationId(), turn.actor().id(), Cadence.Kind.CHECK_IN);
        if (mine.isEmpty()) {
            return turn.refuse(Text.of("checkin.nobody-to-check-in-with"));
        }
        int asked = 0;
        for (Cadence cadence : mine) {
            Pair pair = pairs.ofPerson(
                            cadence.pairId(),
                            turn.organizationId(),
                            turn.actor().id())
                    .orElseThrow();
            askOrRepeat(turn, cadence, pair);
            asked++;
        }
        return turn.place().kind() == Place.Kind.DIRECT
                ? Reply.quiet()
                : Reply.say(Text.of("checkin.sent", "count", asked));
    }

    /** A question that is open is shown again, below everything else; only without one there is a new one. */
    private void askOrRepeat(Turn turn, Cadence cadence, Pair pair) {
        CheckIn open = checkIns.running(turn.organizationId(), pair.id(), turn.now()).stream()
                .filter(checkIn -> checkIn.personId() == turn.actor().id() && checkIn.state() == CheckIn.State.OPEN)
                .findFirst()
                .orElse(null);
        if (open == null) {
            asking.ask(
                    pair,
                    turn.actor().id(),
                    cadence.turn(),
                    turn.now(),
                    turn.now().plus(Asking.OPEN_FOR),
                    Urgency.INTERACTIVE);
            cadences.askedBetween(cadence.id());
            return;
        }
        int showing = open.reminders() + 1;
        checkIns.remindNext(open.id(), showing, open.closesAt());
        String partner = asking.partnerName(pair, turn.actor().id());
        asking.say(open, showing, Urgency.INTERACTIVE, CheckInCards.question(open, partner, showing));
    }

    private Reply receiptEverywhere(Turn turn, CheckIn checkIn, Pair pair, int tapped) {
        CheckInAnswer answer = answerTo(checkIn).orElse(null);
        if (answer == null) {
            return turn.refuse(Text.of("talk.button-gone"));
        }
        String partner = asking.partnerName(pair, checkIn.personId());
        asking.showEverywhere(checkIn, tapped, at -> CheckInCards.receipt(checkIn, answer, partner, at));
        return new Reply.Replace(CheckInCards.receipt(checkIn, answer, partner, tapped));
    }

    /** Runs {@code then} if the claimed check-in was asked of the actor and still takes answers; else says why not. */
    private Reply open(Turn turn, Claim claim, BiFunction<CheckIn, Pair, Reply> then) {
        CheckIn checkIn = checkIns.ofPerson(
                        claim.id("checkIn"), turn.organizationId(), turn.actor().id())
                .orElse(null);
        if (checkIn == null) {
            return turn.refuse(Text.of("checkin.not-yours"));
        }
        Pair pair = pairs.ofPerson(
                        checkIn.pairId(), turn.organizationId(), turn.actor().id())
                .orElseThrow();
        if (pair.hasEnded()) {
            return new Reply.Replace(Card.of(Text.of("checkin.pair-ended")));
        }
        if (!checkIn.takesAnswers(turn.now())) {
            return new Reply.Replace(CheckInCards.over(answerTo(checkIn).orElse(null)));
        }
        return then.apply(checkIn, pair);
    }

    private Optional<CheckInAnswer> answerTo(CheckIn checkIn) {
        return answers.findByCheckInIdAndOrganizationIdAndPersonId(
                checkIn.id(), checkIn.organizationId(), checkIn.personId());
    }
}
