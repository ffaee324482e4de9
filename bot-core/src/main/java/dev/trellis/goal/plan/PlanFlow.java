package dev.trellis.goal.plan;

import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Place;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Submission;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.goal.GoalView;
import dev.trellis.person.Person;
import dev.trellis.person.Right;
import dev.trellis.privacy.Downloads;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** {@code /mentor plan}: one's own development plan, to read and to take along (D7). */
@Singleton
class PlanFlow implements Flow {
    private final PlanBook book;
    private final PlanExport export;
    private final Downloads downloads;

    PlanFlow(PlanBook book, PlanExport export, Downloads downloads) {
        this.book = book;
        this.export = export;
        this.downloads = downloads;
    }

    @Override
    public void define(Talk talk) {
        talk.command("plan", Right.TAKE_PART, "plan.help", (turn, none) -> read(turn));
        talk.button("plan.read", Right.TAKE_PART, (turn, none) -> read(turn));
        talk.button("plan.export", Right.TAKE_PART, (turn, none) -> whole(turn));
        talk.form("plan.review", Right.TAKE_PART, this::choose, this::forReview);
    }

    @Override
    public int placeInHelp() {
        return 26;
    }

    private Reply read(Turn turn) {
        Person me = turn.actor().person();
        PlanDocument plan = book.whole(me, turn.now());
        return Reply.show(PlanCards.plan(plan, book.choosable(me).isEmpty()));
    }

    private Reply whole(Turn turn) {
        return whyNot(turn)
                .map(turn::refuse)
                .orElseGet(() -> ready(
                        export.offerWhole(turn.organizationId(), turn.actor().id(), turn.now()), false));
    }

    private Reply choose(Turn turn, Claim none) {
        Optional<Text> whyNot = whyNot(turn);
        if (whyNot.isPresent()) {
            return turn.refuse(whyNot.get());
        }
        List<GoalView> choosable = book.choosable(turn.actor().person());
        return choosable.isEmpty() ? turn.refuse(Text.of("plan.empty")) : new Reply.Ask(PlanCards.review(choosable));
    }

    private Reply forReview(Turn turn, Submission submission) {
        List<Long> chosen =
                submission.several(PlanCards.GOALS).stream().map(Long::valueOf).toList();
        return ready(export.offerForReview(turn.organizationId(), turn.actor().id(), chosen, turn.now()), true);
    }

    private Reply ready(String key, boolean forReview) {
        return Reply.show(PlanCards.ready(downloads.address(key), forReview));
    }

    /** The page's key opens it for whoever reads it, so it is given in direct conversations only. */
    private Optional<Text> whyNot(Turn turn) {
        if (!downloads.havePages()) {
            return Optional.of(Text.of("privacy.no-web-address"));
        }
        return turn.place().kind() == Place.Kind.CHANNEL ? Optional.of(Text.of("privacy.not-here")) : Optional.empty();
    }
}
