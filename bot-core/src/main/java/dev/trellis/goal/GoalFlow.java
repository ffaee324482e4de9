package dev.trellis.goal;

import dev.trellis.conversation.Arguments;
import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.command.Parameter;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.pairing.Pair;
import dev.trellis.person.Person;
import dev.trellis.person.Right;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /mentor goal}: one's own goals, and those that a partner shares (D3). Reading them, sharing them, and being through with one. */
@Singleton
class GoalFlow implements Flow {
    private final GoalBook book;
    private final Goals goals;
    private final GoalWriting writing;
    private final Partners partners;

    GoalFlow(GoalBook book, Goals goals, GoalWriting writing, Partners partners) {
        this.book = book;
        this.goals = goals;
        this.writing = writing;
        this.partners = partners;
    }

    @Override
    public void define(Talk talk) {
        talk.command(
                "goal",
                Right.TAKE_PART,
                "goal.help.goal",
                List.of(Parameter.person("person").optional()),
                this::list);
        talk.button("goal.list", Right.TAKE_PART, (turn, none) -> own(turn));
        talk.button("goal.over", Right.TAKE_PART, (turn, none) -> over(turn));
        talk.button("goal.of-partner", Right.TAKE_PART, this::ofPartner);
        talk.button("goal.read", Right.TAKE_PART, this::read);
        talk.button("goal.keep", Right.TAKE_PART, this::keep);
        talk.button("goal.share", Right.TAKE_PART, this::share);
        talk.button("goal.unshare", Right.TAKE_PART, this::unshare);
        talk.button("goal.reached", Right.TAKE_PART, (turn, claim) -> become(turn, claim, Goal.State.REACHED));
        talk.button("goal.drop", Right.TAKE_PART, (turn, claim) -> become(turn, claim, Goal.State.DROPPED));
        talk.button("goal.reopen", Right.TAKE_PART, (turn, claim) -> become(turn, claim, Goal.State.OPEN));
    }

    @Override
    public int placeInHelp() {
        return 25;
    }

    private Reply list(Turn turn, Arguments arguments) {
        Person person = arguments.maybePerson("person").orElse(null);
        if (person == null || person.id() == turn.actor().id()) {
            return own(turn);
        }
        return partners.of(turn.actor().person()).stream()
                .filter(partner -> partner.person().id() == person.id())
                .findFirst()
                .map(partner -> shared(turn, partner))
                .orElseGet(() -> turn.refuse(Text.of("goal.not-your-pair", "person", person.displayName())));
    }

    private Reply own(Turn turn) {
        return Reply.show(GoalCards.own(book.own(turn.actor().person())));
    }

    private Reply over(Turn turn) {
        return Reply.show(GoalCards.over(book.own(turn.actor().person()).stream()
                .filter(view -> !view.goal().isOpen())
                .toList()));
    }

    private Reply ofPartner(Turn turn, Claim claim) {
        return partners.of(turn.actor().person(), claim.id("pair"))
                .map(partner -> shared(turn, partner))
                .orElseGet(() -> turn.refuse(Text.of("goal.gone")));
    }

    private Reply shared(Turn turn, Partners.Partner partner) {
        return Reply.show(
                GoalCards.shared(partner.person(), book.shared(turn.actor().person(), partner)));
    }

    private Reply read(Turn turn, Claim claim) {
        return card(turn, claim.id("goal")).map(Reply::show).orElseGet(() -> turn.refuse(Text.of("goal.gone")));
    }

    /** After the hints: it stays as it is. */
    private Reply keep(Turn turn, Claim claim) {
        return own(turn, claim)
                .flatMap(goal -> card(turn, goal.id()))
                .map(card -> instead(turn, card))
                .orElseGet(() -> turn.refuse(Text.of("goal.gone")));
    }

    private Reply share(Turn turn, Claim claim) {
        Goal goal = own(turn, claim).orElse(null);
        Partners.Partner partner =
                partners.of(turn.actor().person(), claim.id("pair")).orElse(null);
        if (goal == null || partner == null) {
            return turn.refuse(Text.of("goal.gone"));
        }
        return shared(turn, goal, partner.pair());
    }

    private Reply unshare(Turn turn, Claim claim) {
        return own(turn, claim)
                .map(goal -> shared(turn, goal, null))
                .orElseGet(() -> turn.refuse(Text.of("goal.gone")));
    }

    private Reply shared(Turn turn, Goal goal, @Nullable Pair pair) {
        Goal after = writing.share(turn, goal, pair);
        return instead(turn, card(turn, after.id()).orElseThrow());
    }

    private Reply become(Turn turn, Claim claim, Goal.State state) {
        Goal goal = own(turn, claim).orElse(null);
        if (goal == null) {
            return turn.refuse(Text.of("goal.gone"));
        }
        if (goal.state() != state) {
            writing.become(turn, goal, state);
        }
        if (state == Goal.State.OPEN) {
            return instead(turn, card(turn, goal.id()).orElseThrow());
        }
        Text sentence = Text.of("goal.became." + state.tag(), "title", goal.name());
        return instead(
                turn,
                GoalCards.said(
                        sentence,
                        Button.doing(
                                Text.of("goal.button.reopen"), Button.Action.of("goal.reopen", "goal", goal.id()))));
    }

    private Optional<Card> card(Turn turn, long goal) {
        Person me = turn.actor().person();
        return book.readable(goal, me).map(view -> GoalCards.goal(view, view.mine() ? partners.of(me) : List.of()));
    }

    private Optional<Goal> own(Turn turn, Claim claim) {
        return goals.findByIdAndOrganizationIdAndOwnerId(
                claim.id("goal"), turn.organizationId(), turn.actor().id());
    }

    static Reply instead(Turn turn, Card card) {
        return turn.message().isPresent() ? new Reply.Replace(card) : Reply.show(card);
    }
}
