package dev.trellis.handover;

import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.message.Card;
import dev.trellis.handover.Handover.State;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairs;
import dev.trellis.person.Right;
import dev.trellis.program.Program;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the mentee, the new mentor and whoever asked say to a hand-over that is under way. */
@Singleton
class HandoverTaps implements Flow {
    private final Handovers handovers;
    private final HandingOver handingOver;
    private final HandoverNews news;
    private final Pairs pairs;

    HandoverTaps(Handovers handovers, HandingOver handingOver, HandoverNews news, Pairs pairs) {
        this.handovers = handovers;
        this.handingOver = handingOver;
        this.news = news;
        this.pairs = pairs;
    }

    @Override
    public void define(Talk talk) {
        talk.button("handover.yes", Right.TAKE_PART, tap(this::yes));
        talk.button("handover.pass", Right.TAKE_PART, tap(this::pass));
        talk.button("handover.no", Right.TAKE_PART, tap(this::no));
        talk.button("handover.take", Right.TAKE_PART, tap(this::take));
        talk.button("handover.withdraw", Right.TAKE_PART, tap(this::withdraw));
    }

    private Reply yes(Turn turn, Claim claim, Handover handover, Pair pair) {
        if (pair.menteeId() != turn.actor().id() || handover.state() != State.ASKED_MENTEE) {
            return turn.refuse(Text.of("handover.not-yours-to-say"));
        }
        Handover next = to(handover, State.ASKED_MENTOR);
        String program = handingOver.program(pair).map(Program::name).orElse("?");
        news.askMentor(next, pair, program);
        HandoverCards.Names names = news.names(next, pair);
        news.replace(next, next.askedBy(), "asker", HandoverCards.asked(next, names));
        Card card = Card.of(Text.of("handover.mentee.said-yes", "next", names.next()));
        news.replace(next, pair.menteeId(), "mentee", card);
        return replace(turn, card);
    }

    private Reply pass(Turn turn, Claim claim, Handover handover, Pair pair) {
        String kind = claim.word("kind");
        if (pair.menteeId() != turn.actor().id()
                || handover.state() != State.ASKED_MENTEE
                || !news.offered().contains(kind)) {
            return turn.refuse(Text.of("handover.not-yours-to-say"));
        }
        List<String> kinds = new ArrayList<>(handover.kinds());
        if (!kinds.remove(kind)) {
            kinds.add(kind);
        }
        handovers.pass(handover.id(), handover.organizationId(), String.join(",", kinds));
        Handover now =
                handovers.locked(handover.id(), handover.organizationId()).orElseThrow();
        Card card = HandoverCards.forMentee(now, news.names(now, pair), news.offered());
        news.replace(now, pair.menteeId(), "mentee", card);
        return replace(turn, card);
    }

    private Reply no(Turn turn, Claim claim, Handover handover, Pair pair) {
        long me = turn.actor().id();
        boolean mentee = me == pair.menteeId();
        boolean asked = handover.state() == State.ASKED_MENTEE ? mentee : mentee || me == handover.newMentorId();
        if (!asked) {
            return turn.refuse(Text.of("handover.not-yours-to-say"));
        }
        HandoverCards.Names names = news.names(handover, pair);
        to(handover, State.DECLINED);
        news.over(handover, pair, State.DECLINED, handover.askedBy() != me);
        if (!mentee) {
            news.tell(handover, pair.menteeId(), "declined", HandoverCards.over(State.DECLINED, names));
        }
        return replace(turn, HandoverCards.over(State.DECLINED, names));
    }

    private Reply take(Turn turn, Claim claim, Handover handover, Pair pair) {
        if (handover.newMentorId() != turn.actor().id() || handover.state() != State.ASKED_MENTOR) {
            return turn.refuse(Text.of("handover.not-yours-to-say"));
        }
        Optional<Text> whyNot = handingOver.handOver(handover, pair, turn.now());
        return whyNot.isPresent()
                ? turn.refuse(whyNot.get())
                : replace(turn, HandoverCards.over(State.DONE, news.names(handover, pair)));
    }

    private Reply withdraw(Turn turn, Claim claim, Handover handover, Pair pair) {
        if (handover.askedBy() != turn.actor().id()) {
            return turn.refuse(Text.of("handover.not-yours-to-say"));
        }
        to(handover, State.WITHDRAWN);
        news.over(handover, pair, State.WITHDRAWN, false);
        return replace(turn, HandoverCards.over(State.WITHDRAWN, news.names(handover, pair)));
    }

    private Handover to(Handover handover, State state) {
        boolean goesOn = state == State.ASKED_MENTOR;
        handovers.now(
                handover.id(), handover.organizationId(), state, goesOn ? 1 : null, goesOn ? handover.dueAt() : null);
        return handovers.locked(handover.id(), handover.organizationId()).orElseThrow();
    }

    private static Reply replace(Turn turn, Card card) {
        return turn.message().isPresent() ? new Reply.Replace(card) : Reply.show(card);
    }

    /** For those whom it concerns only. A card of what is over turns into what came of it. */
    private Talk.ButtonHandler tap(Then then) {
        return (turn, claim) -> {
            Handover handover = handovers
                    .locked(claim.id("handover"), turn.organizationId())
                    .orElse(null);
            Pair pair = handover == null
                    ? null
                    : pairs.findByIdAndOrganizationId(handover.pairId(), turn.organizationId())
                            .orElse(null);
            long me = turn.actor().id();
            if (handover == null
                    || pair == null
                    || !(pair.includes(me) || me == handover.newMentorId() || me == handover.askedBy())) {
                return turn.refuse(Text.of("handover.gone"));
            }
            return handover.isRunning()
                    ? then.reply(turn, claim, handover, pair)
                    : replace(turn, HandoverCards.over(handover.state(), news.names(handover, pair)));
        };
    }

    private interface Then {
        Reply reply(Turn turn, Claim claim, Handover handover, Pair pair);
    }
}
