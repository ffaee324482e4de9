package dev.trellis.handover;

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
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.person.Right;
import dev.trellis.program.Program;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** {@code /mentor handover}: the mentor or an admin asks whether a mentee would go on with somebody else (C5). */
@Singleton
class HandoverFlow implements Flow {
    private final Handovers handovers;
    private final HandingOver handingOver;
    private final HandoverNews news;
    private final Pairs pairs;
    private final People people;

    HandoverFlow(Handovers handovers, HandingOver handingOver, HandoverNews news, Pairs pairs, People people) {
        this.handovers = handovers;
        this.handingOver = handingOver;
        this.news = news;
        this.pairs = pairs;
        this.people = people;
    }

    @Override
    public void define(Talk talk) {
        talk.command(
                "handover",
                Right.TAKE_PART,
                "handover.help",
                List.of(Parameter.person("mentee"), Parameter.person("new-mentor")),
                this::said);
        talk.button("handover.ask", Right.TAKE_PART, this::chosen);
    }

    @Override
    public int placeInHelp() {
        return 42;
    }

    private Reply said(Turn turn, Arguments arguments) {
        Person mentee = arguments.person("mentee");
        Person next = arguments.person("new-mentor");
        List<Pair> mine = pairs.together(turn.organizationId(), mentee.id()).stream()
                .filter(pair -> pair.menteeId() == mentee.id() && mayHandOver(turn, pair))
                .toList();
        if (mine.isEmpty()) {
            return turn.refuse(Text.of("handover.not-yours", "mentee", mentee.displayName()));
        }
        return mine.size() == 1 ? ask(turn, mine.getFirst(), next) : which(mine, next);
    }

    private Reply which(List<Pair> mine, Person next) {
        Text ask = Text.of("handover.which");
        return Reply.show(Card.of(
                ask,
                new Element.Paragraph(ask),
                new Element.Buttons(mine.stream()
                        .map(pair -> Button.doing(
                                Text.words(name(pair.organizationId(), pair.mentorId())),
                                Button.Action.of("handover.ask", "pair", pair.id(), "next", next.id())))
                        .toList())));
    }

    private Reply chosen(Turn turn, Claim claim) {
        Pair pair = pairs.findByIdAndOrganizationId(claim.id("pair"), turn.organizationId())
                .filter(found -> mayHandOver(turn, found))
                .orElse(null);
        Person next = people.present(claim.id("next"), turn.organizationId()).orElse(null);
        return pair == null || pair.hasEnded() || next == null
                ? turn.refuse(Text.of("handover.gone"))
                : ask(turn, pair, next);
    }

    private Reply ask(Turn turn, Pair pair, Person next) {
        Program program = handingOver.program(pair).orElse(null);
        Optional<Text> whyNot = program == null
                ? Optional.of(Text.of("handover.gone"))
                : handingOver.whyNot(program, pair, next, turn.actor().id());
        if (whyNot.isPresent()) {
            return turn.refuse(whyNot.get());
        }
        long me = turn.actor().id();
        if (handovers.begin(
                        pair.organizationId(),
                        pair.id(),
                        next.id(),
                        me,
                        turn.now(),
                        turn.now().plus(Handover.WAITS))
                == 0) {
            return turn.refuse(Text.of("handover.under-way"));
        }
        Handover begun = handovers.running(pair.id(), pair.organizationId()).orElseThrow();
        news.askMentee(begun, pair);
        HandoverCards.Names names = news.names(begun, pair);
        if (me != pair.mentorId()) {
            turn.audit("handover", "pair " + pair.id(), Audit.Whom.pair(pair.mentorId(), pair.menteeId()));
            news.tell(
                    begun,
                    pair.mentorId(),
                    "told",
                    Card.of(Text.of("handover.told-before", "mentee", names.mentee(), "next", names.next())));
        }
        news.tell(begun, me, "asker", HandoverCards.asked(begun, names));
        return Reply.say(Text.of("handover.begun", "mentee", names.mentee()));
    }

    /** The mentor of the pair, and those who run programs. */
    private static boolean mayHandOver(Turn turn, Pair pair) {
        return pair.mentorId() == turn.actor().id() || turn.actor().may(Right.RUN_PROGRAMS);
    }

    private String name(long organization, long person) {
        return people.findByIdAndOrganizationId(person, organization)
                .map(Person::displayName)
                .orElse("?");
    }
}
