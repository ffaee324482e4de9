package dev.trellis.ending;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Intent;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairs;
import dev.trellis.person.ProgramTeam;
import dev.trellis.person.Right;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Objects;

/** The buttons of an end that is under way: at once, taken back, four weeks longer (C5). */
@Singleton
class EndingTaps implements Flow {
    private final Endings endings;
    private final Concluding concluding;
    private final Pairs pairs;
    private final ProgramTeam team;

    EndingTaps(Endings endings, Concluding concluding, Pairs pairs, ProgramTeam team) {
        this.endings = endings;
        this.concluding = concluding;
        this.pairs = pairs;
        this.team = team;
    }

    @Override
    public void define(Talk talk) {
        talk.button(
                "ending.now",
                Right.TAKE_PART,
                tap((turn, ending, pair) -> Reply.show(EndingCards.confirmNow(
                        ending, concluding.partner(pair, turn.actor().id())))));
        talk.button("ending.now-yes", Right.TAKE_PART, tap(this::endNow));
        talk.button(
                "ending.now-no",
                Right.TAKE_PART,
                tap((turn, ending, pair) -> EndingFlow.replace(turn, Card.of(Text.of("ending.left-as-it-is")))));
        talk.button("ending.undo", Right.TAKE_PART, tap(this::undo));
        talk.button("ending.extend", Right.TAKE_PART, tap(this::extend));
    }

    private Reply endNow(Turn turn, Ending ending, Pair pair) {
        if (!pair.includes(turn.actor().id())) {
            return turn.refuse(Text.of("ending.gone"));
        }
        concluding.conclude(ending, pair, turn.now());
        return EndingFlow.replace(turn, Card.of(Text.of("ending.ended-now")));
    }

    /** Only whoever began it: the other one would be kept in a pair that somebody wants to end. */
    private Reply undo(Turn turn, Ending ending, Pair pair) {
        if (ending.begunBy() == null || ending.begunBy() != turn.actor().id()) {
            return turn.refuse(Text.of("ending.not-yours-to-undo"));
        }
        endings.over(ending.id(), ending.organizationId(), Ending.State.UNDONE, turn.now());
        Ending undone = endings.findByIdAndOrganizationId(ending.id(), ending.organizationId())
                .orElseThrow();
        for (long person : new long[] {pair.mentorId(), pair.menteeId()}) {
            if (person != turn.actor().id()) {
                turn.withdraw(Concluding.key(ending, person));
                turn.send(Intent.toPerson(
                        person,
                        Concluding.key(ending, person) + ":undone",
                        "ending.undone",
                        Urgency.TIMELY,
                        concluding.card(undone, pair, person)));
            }
        }
        concluding.show(undone, pair);
        return EndingFlow.replace(turn, current(turn, undone, pair));
    }

    private Reply extend(Turn turn, Ending ending, Pair pair) {
        Instant until = ending.endsAt().plus(Ending.LONGER);
        if (!pair.includes(turn.actor().id()) || endings.extend(ending.id(), ending.organizationId(), until) == 0) {
            return turn.refuse(Text.of("ending.not-longer"));
        }
        Ending longer = endings.findByIdAndOrganizationId(ending.id(), ending.organizationId())
                .orElseThrow();
        concluding.show(longer, pair);
        long partner = pair.partnerOf(turn.actor().id());
        turn.send(Intent.toPerson(
                partner,
                Concluding.key(ending, partner) + ":longer",
                "ending.longer",
                Urgency.TIMELY,
                Card.of(Text.of(
                        "ending.extended",
                        "partner",
                        turn.actor().person().displayName(),
                        "until",
                        new Text.Moment(until, Text.Moment.Form.DAY)))));
        for (long admin : team.of(turn.organizationId())) {
            if (!pair.includes(admin)) {
                turn.send(Intent.toPerson(
                        admin,
                        Concluding.key(ending, admin) + ":longer",
                        "ending.longer",
                        Urgency.TIMELY,
                        EndingCards.extended(
                                concluding.name(pair, pair.mentorId()),
                                concluding.name(pair, pair.menteeId()),
                                until)));
            }
        }
        return EndingFlow.replace(turn, current(turn, longer, pair));
    }

    private Card current(Turn turn, Ending ending, Pair pair) {
        return pair.includes(turn.actor().id())
                ? concluding.card(ending, pair, turn.actor().id())
                : EndingCards.forAdmin(
                        ending, concluding.name(pair, pair.mentorId()), concluding.name(pair, pair.menteeId()));
    }

    /** For one of the two, and for whoever began it. A card of what is over turns into what is true. */
    private Talk.ButtonHandler tap(Then then) {
        return (turn, claim) -> {
            Ending ending =
                    endings.locked(claim.id("ending"), turn.organizationId()).orElse(null);
            Pair pair = ending == null
                    ? null
                    : pairs.findByIdAndOrganizationId(ending.pairId(), turn.organizationId())
                            .orElse(null);
            long me = turn.actor().id();
            if (ending == null || pair == null || !(pair.includes(me) || Objects.equals(ending.begunBy(), me))) {
                return turn.refuse(Text.of("ending.gone"));
            }
            return ending.isRunning()
                    ? then.reply(turn, ending, pair)
                    : EndingFlow.replace(turn, current(turn, ending, pair));
        };
    }

    private interface Then {
        Reply reply(Turn turn, Ending ending, Pair pair);
    }
}
