package dev.trellis.ending;

import dev.trellis.audit.Audit;
import dev.trellis.conversation.Arguments;
import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.command.Parameter;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairs;
import dev.trellis.person.Person;
import dev.trellis.person.Right;
import dev.trellis.text.Text;
import dev.trellis.trial.CaseFlow;
import dev.trellis.trial.TrialFlow;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code /mentor end}: one of a pair, or an admin, brings it to a good end (C5). */
@Singleton
class EndingFlow implements Flow {
    private final Endings endings;
    private final Concluding concluding;
    private final Pairs pairs;
    private final TrialFlow trials;
    private final CaseFlow cases;

    EndingFlow(Endings endings, Concluding concluding, Pairs pairs, TrialFlow trials, CaseFlow cases) {
        this.endings = endings;
        this.concluding = concluding;
        this.pairs = pairs;
        this.trials = trials;
        this.cases = cases;
    }

    @Override
    public void define(Talk talk) {
        talk.command(
                "end",
                Right.TAKE_PART,
                "ending.help.end",
                List.of(
                        Parameter.person("person").optional(),
                        Parameter.person("mentee").optional()),
                this::said);
        talk.button(
                "ending.choose",
                Right.TAKE_PART,
                (turn, claim) -> accessible(turn, claim.id("pair"))
                        .map(pair -> ask(turn, pair))
                        .orElseGet(() -> turn.refuse(Text.of("ending.gone"))));
        talk.button("ending.why", Right.TAKE_PART, this::why);
        talk.button(
                "ending.leave",
                Right.TAKE_PART,
                (turn, claim) -> replace(turn, Card.of(Text.of("ending.left-as-it-is"))));
    }

    @Override
    public int placeInHelp() {
        return 40;
    }

    private Reply said(Turn turn, Arguments arguments) {
        Optional<Person> one = arguments.maybePerson("person");
        Optional<Person> other = arguments.maybePerson("mentee");
        long me = turn.actor().id();
        if (one.isPresent() && other.isPresent()) {
            return between(turn, one.get(), other.get())
                    .filter(pair -> pair.includes(me) || turn.actor().may(Right.RUN_PROGRAMS))
                    .map(pair -> ask(turn, pair))
                    .orElseGet(() -> turn.refuse(Text.of("ending.not-a-pair")));
        }
        List<Pair> mine = pairs.together(turn.organizationId(), me).stream()
                .filter(pair -> one.isEmpty() || pair.partnerOf(me) == one.get().id())
                .toList();
        if (mine.isEmpty()) {
            return turn.refuse(Text.of(turn.actor().may(Right.RUN_PROGRAMS) ? "ending.name-both" : "ending.no-pair"));
        }
        return mine.size() == 1 ? ask(turn, mine.getFirst()) : which(mine, me);
    }

    private Reply which(List<Pair> mine, long me) {
        Text ask = Text.of("ending.which");
        return Reply.show(Card.of(
                ask,
                new Element.Paragraph(ask),
                new Element.Buttons(mine.stream()
                        .map(pair -> Button.doing(
                                Text.words(concluding.partner(pair, me)),
                                Button.Action.of("ending.choose", "pair", pair.id())))
                        .toList())));
    }

    private Reply ask(Turn turn, Pair pair) {
        Ending running = endings.running(pair.id(), pair.organizationId()).orElse(null);
        if (running != null) {
            return Reply.show(current(turn, running, pair));
        }
        long me = turn.actor().id();
        return Reply.show(EndingCards.why(
                pair,
                pair.includes(me)
                        ? Text.of("ending.ask", "partner", concluding.partner(pair, me))
                        : Text.of(
                                "ending.ask-admin",
                                "mentor",
                                concluding.name(pair, pair.mentorId()),
                                "mentee",
                                concluding.name(pair, pair.menteeId())),
                pair.includes(me)));
    }

    private Reply why(Turn turn, Claim claim) {
        Pair pair = accessible(turn, claim.id("pair")).orElse(null);
        if (pair == null || pair.hasEnded()) {
            return turn.refuse(Text.of("ending.gone"));
        }
        boolean mine = pair.includes(turn.actor().id());
        if (claim.word("why").equals(EndingCards.NOT_WORKING)) {
            return mine ? trials.notAFit(turn, pair) : cases.notAFit(turn, pair);
        }
        Optional<Ending.Why> why = Arrays.stream(Ending.Why.values())
                .filter(one -> one != Ending.Why.COHORT_OVER && one.name().equals(claim.word("why")))
                .findFirst();
        if (why.isEmpty()) {
            return turn.refuse(Text.of("ending.gone"));
        }
        Optional<Ending> begun =
                concluding.begin(pair, turn.actor().id(), why.get(), turn.now().plus(Ending.TIME_TO_SPEAK), turn.now());
        if (begun.isPresent() && !mine) {
            turn.audit("end", "pair " + pair.id(), Audit.Whom.pair(pair.mentorId(), pair.menteeId()));
        }
        Ending now = begun.or(() -> endings.running(pair.id(), pair.organizationId()))
                .orElseThrow();
        return replace(turn, begun.isPresent() && mine ? Card.of(Text.of("ending.begun")) : current(turn, now, pair));
    }

    private Card current(Turn turn, Ending ending, Pair pair) {
        return pair.includes(turn.actor().id())
                ? concluding.card(ending, pair, turn.actor().id())
                : EndingCards.forAdmin(
                        ending, concluding.name(pair, pair.mentorId()), concluding.name(pair, pair.menteeId()));
    }

    /** The pair of a claim: one's own, or for those who run programs any of the organization. */
    private Optional<Pair> accessible(Turn turn, long pair) {
        return turn.actor().may(Right.RUN_PROGRAMS)
                ? pairs.findByIdAndOrganizationId(pair, turn.organizationId())
                : pairs.ofPerson(pair, turn.organizationId(), turn.actor().id());
    }

    private Optional<Pair> between(Turn turn, Person one, Person other) {
        return pairs.between(turn.organizationId(), one.id(), other.id())
                .or(() -> pairs.between(turn.organizationId(), other.id(), one.id()));
    }

    static Reply replace(Turn turn, Card card) {
        return turn.message().isPresent() ? new Reply.Replace(card) : Reply.show(card);
    }
}
