package dev.trellis.agreement;

import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.message.Card;
import dev.trellis.delivery.Intent;
import dev.trellis.delivery.Outbox;
import dev.trellis.person.Right;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** The button “still right” of a living agreement (D2). When both have tapped it, the next day is set. */
@Singleton
class RevisitFlow implements Flow {
    private final OwnPairs own;
    private final AgreementBook book;
    private final AgreementParties parties;
    private final Revisits revisits;
    private final AgreementNews news;
    private final Outbox outbox;

    RevisitFlow(
            OwnPairs own,
            AgreementBook book,
            AgreementParties parties,
            Revisits revisits,
            AgreementNews news,
            Outbox outbox) {
        this.own = own;
        this.book = book;
        this.parties = parties;
        this.revisits = revisits;
        this.news = news;
        this.outbox = outbox;
    }

    @Override
    public void define(Talk talk) {
        talk.button("agreement.still-right", Right.TAKE_PART, this::stillRight);
    }

    private Reply stillRight(Turn turn, Claim claim) {
        String on = claim.word("on");
        return own.with(turn, claim, two -> {
            Agreement agreement =
                    book.find(two.pair()).map(any -> book.locked(two.pair())).orElse(null);
            if (agreement == null || agreement.inForce() == null) {
                return answer(claim, AgreementCards.newer(two));
            }
            if (!on.equals(String.valueOf(agreement.revisitOn()))) {
                // Both have answered since, or one of the two changed it.
                return answer(
                        claim,
                        agreement.isInForce(agreement.version())
                                ? RevisitCards.receipt(two, agreement, true)
                                : AgreementCards.newer(two));
            }
            return answer(
                    claim,
                    revisits.isDue(agreement, two.me(), turn.now())
                            ? noted(turn, two, agreement)
                            : RevisitCards.receipt(two, agreement, true));
        });
    }

    /** In place of the question; beneath a card that is about more than this. */
    private static Reply answer(Claim claim, Card card) {
        return claim.maybeWord("beneath") == null ? new Reply.Replace(card) : Reply.show(card);
    }

    private Card noted(Turn turn, Two two, Agreement agreement) {
        parties.stillRight(agreement.id(), turn.organizationId(), two.me().id(), turn.now());
        boolean both = parties.findByOrganizationIdAndAgreementId(turn.organizationId(), agreement.id()).stream()
                .allMatch(party -> party.stillRightAt() != null);
        if (!both) {
            Card receipt = RevisitCards.receipt(two, agreement, false);
            showEverywhere(turn, two, agreement, receipt);
            return receipt;
        }
        revisits.schedule(agreement, two.pair(), null, turn.now());
        Agreement now = book.locked(two.pair());
        Card receipt = RevisitCards.receipt(two, now, true);
        showEverywhere(turn, two, agreement, receipt);
        showEverywhere(turn, two.turned(), agreement, RevisitCards.receipt(two.turned(), now, true));
        news.refresh(two);
        return receipt;
    }

    /** The question and its reminder are two messages: what waits is not sent any more, what is there becomes the receipt. */
    private void showEverywhere(Turn turn, Two two, Agreement asked, Card receipt) {
        List<String> keys = AgreementNews.questions(two, asked.revisitOn());
        outbox.withdraw(turn.organizationId(), keys);
        Set<String> there = outbox.deliveredAt(turn.organizationId(), keys).keySet();
        there.forEach(key -> turn.send(Intent.inPlaceOf(key, two.me().id(), receipt)));
    }

    /** A change is an answer, too: nobody is asked any more; the next look is set anew, at the latest when both have signed. */
    void overBecauseOfAChange(Turn turn, Two two) {
        Agreement agreement = book.locked(two.pair());
        boolean open =
                revisits.isDue(agreement, two.me(), turn.now()) || revisits.isDue(agreement, two.other(), turn.now());
        if (open) {
            outbox.withdraw(turn.organizationId(), AgreementNews.questions(two, agreement.revisitOn()));
            outbox.withdraw(turn.organizationId(), AgreementNews.questions(two.turned(), agreement.revisitOn()));
            revisits.schedule(agreement, two.pair(), null, turn.now());
        }
    }
}
