package dev.trellis.matching.round;

import dev.trellis.audit.Audit;
import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.HomePages;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.matching.assignment.Scores;
import dev.trellis.matching.score.Scoring;
import dev.trellis.pairing.Introductions;
import dev.trellis.pairing.Pair;
import dev.trellis.pairing.Pairing;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.person.Right;
import dev.trellis.program.Program;
import dev.trellis.program.WhichProgram;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The best mentors for one mentee who waits, with reasons, and a button that pairs them at once: no whole round for one person. */
@Singleton
class SuggestFlow implements Flow {
    private static final int SUGGESTED = 3;

    private final Gathering gathering;
    private final People people;
    private final Pairing pairing;
    private final Introductions introductions;
    private final HomePages homes;
    private final Showing showing;
    private final WhichProgram which;

    SuggestFlow(
            Gathering gathering,
            People people,
            Pairing pairing,
            Introductions introductions,
            HomePages homes,
            Showing showing,
            WhichProgram which) {
        this.gathering = gathering;
        this.people = people;
        this.pairing = pairing;
        this.introductions = introductions;
        this.homes = homes;
        this.showing = showing;
        this.which = which;
    }

    @Override
    public void define(Talk talk) {
        talk.button("match.suggest", Right.RUN_PROGRAMS, this::suggest);
        talk.button("match.suggest-pair", Right.RUN_PROGRAMS, this::pair);
    }

    @Override
    public int placeInHelp() {
        return 19;
    }

    private Reply suggest(Turn turn, Claim claim) {
        return who(turn, claim).map(who -> suggested(who)).orElseGet(() -> turn.refuse(Text.of("match.gone")));
    }

    private Reply suggested(Who who) {
        String name = who.mentee().displayName();
        if (gathering.stillWaiting(who.program(), List.of(who.mentee().id())).isEmpty()) {
            return Reply.say(Text.of(
                    "match.suggest.does-not-wait",
                    "mentee",
                    name,
                    "program",
                    who.program().name()));
        }
        Gathered gathered = gathering.withAllMentors(
                who.program(), null, List.of(who.mentee().id()));
        Scoring scoring = gathered.scoring();
        List<Integer> best = IntStream.range(0, gathered.mentors().size())
                .filter(mentor -> scoring.of(0, mentor) != Scores.FORBIDDEN)
                .boxed()
                .sorted(Comparator.comparingInt((Integer mentor) -> -scoring.of(0, mentor))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SUGGESTED)
                .toList();
        return Reply.show(best.isEmpty() ? nobody(gathered, scoring, name) : card(who, gathered, scoring, best));
    }

    private static Card nobody(Gathered gathered, Scoring scoring, String mentee) {
        Text title = Text.of("match.suggest.nobody", "mentee", mentee);
        List<Text> rules = RuledOut.say(RuledOut.counted(
                IntStream.range(0, gathered.mentors().size()), mentor -> scoring.forbidden(0, mentor)));
        Text why = rules.isEmpty()
                ? Text.of("match.why.no-places")
                : Text.of("match.why.ruled-out", "rules", Text.list(rules));
        return Card.of(title, new Element.Paragraph(title), new Element.Note(why));
    }

    private Card card(Who who, Gathered gathered, Scoring scoring, List<Integer> best) {
        String mentee = who.mentee().displayName();
        Map<Long, String> names = showing.names(
                who.program().organizationId(),
                best.stream()
                        .map(mentor -> gathered.mentors().get(mentor).intake().person())
                        .toList());
        Text title = Text.of(
                "match.suggest", "mentee", mentee, "program", who.program().name());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(title));
        for (int number : best) {
            long mentor = gathered.mentors().get(number).intake().person();
            String name = Showing.name(names, mentor);
            elements.add(new Element.Paragraph(
                    Text.of("match.suggest.line", "mentor", name, "fit", Fit.of(scoring.of(0, number)))));
            List<Text> reasons = scoring.explanation(0, number).reasons().stream()
                    .map(reason -> reason.text(name, mentee))
                    .toList();
            if (!reasons.isEmpty()) {
                elements.add(new Element.Bullets(reasons));
            }
            elements.add(Element.Buttons.of(Button.doing(
                    Text.of("match.button.pair", "mentor", name),
                    new Button.Action(
                            "match.suggest-pair",
                            Map.of(
                                    "program", Long.toString(who.program().id()),
                                    "person", Long.toString(who.mentee().id()),
                                    "mentor", Long.toString(mentor))))));
        }
        return new Card(title, elements);
    }

    private Reply pair(Turn turn, Claim claim) {
        long mentorId = claim.id("mentor");
        Who who = who(turn, claim).orElse(null);
        if (who == null) {
            return turn.refuse(Text.of("match.gone"));
        }
        Map<Long, Person> both = people
                .locked(turn.organizationId(), List.of(who.mentee().id(), mentorId))
                .stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
        Person mentor = both.get(mentorId);
        Gathered gathered = gathering.these(who.program(), List.of(who.mentee().id()), List.of(mentorId));
        boolean possible = mentor != null
                && !gathering
                        .stillWaiting(who.program(), List.of(who.mentee().id()))
                        .isEmpty()
                && !gathered.mentors().isEmpty()
                && gathered.mentors().getFirst().places() > 0
                && gathered.scoring().of(0, 0) != Scores.FORBIDDEN;
        if (mentor == null || !possible) {
            return turn.refuse(Text.of("match.suggest.not-any-more"));
        }
        return switch (pairing.pair(who.program(), mentor, who.mentee(), turn.now())) {
            case Pairing.Result.Refused ignored -> turn.refuse(Text.of("match.suggest.not-any-more"));
            case Pairing.Result.Paired paired -> paired(turn, who, gathered, paired.pair(), mentor);
        };
    }

    private Reply paired(Turn turn, Who who, Gathered gathered, Pair pair, Person mentor) {
        turn.audit("pair", "pair " + pair.id(), Audit.Whom.pair(pair.mentorId(), pair.menteeId()));
        introductions
                .of(
                        who.program(),
                        List.of(CommonGround.of(gathered, gathered.scoring(), pair, mentor, who.mentee())),
                        turn.now())
                .forEach(turn::send);
        homes.refresh(turn.organizationId(), pair.mentorId());
        homes.refresh(turn.organizationId(), pair.menteeId());
        Text done = Text.of(
                "match.suggest.paired",
                "mentor",
                mentor.displayName(),
                "mentee",
                who.mentee().displayName());
        return new Reply.Replace(Card.of(
                done,
                new Element.Paragraph(done),
                Element.Buttons.of(Button.doing(
                        Text.of("match.button.unpair"), Button.Action.of("pairing.unpair", "pair", pair.id())))));
    }

    private Optional<Who> who(Turn turn, Claim claim) {
        return which.claimed(turn, claim)
                .flatMap(program -> people.present(claim.id("person"), turn.organizationId())
                        .map(mentee -> new Who(program, mentee)));
    }

    private record Who(Program program, Person mentee) {}
}
