package dev.trellis.matching.round;

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
import dev.trellis.matching.score.Forbidden;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.person.Right;
import dev.trellis.program.Program;
import dev.trellis.program.WhichProgram;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /mentor match forbid}, {@code require} and {@code rulings}: what admins decide about two people (C2). */
@Singleton
class RulingFlow implements Flow {
    private static final int LISTED = 20;

    private final Rulings rulings;
    private final People people;
    private final Gathering gathering;
    private final Showing showing;
    private final WhichProgram which;

    RulingFlow(Rulings rulings, People people, Gathering gathering, Showing showing, WhichProgram which) {
        this.rulings = rulings;
        this.people = people;
        this.gathering = gathering;
        this.showing = showing;
        this.which = which;
    }

    @Override
    public void define(Talk talk) {
        List<Parameter> both = List.of(
                Parameter.person("mentor"),
                Parameter.person("mentee"),
                Parameter.rest("name").optional());
        talk.command(
                "match forbid",
                Right.RUN_PROGRAMS,
                "match.help.forbid",
                both,
                (turn, arguments) -> rule(turn, arguments, Ruling.Kind.FORBIDDEN));
        talk.command(
                "match require",
                Right.RUN_PROGRAMS,
                "match.help.require",
                both,
                (turn, arguments) -> rule(turn, arguments, Ruling.Kind.REQUIRED));
        talk.command(
                "match rulings",
                Right.RUN_PROGRAMS,
                "match.help.rulings",
                List.of(Parameter.rest("name").optional()),
                this::list);
        talk.button("match.rule", Right.RUN_PROGRAMS, this::ruleClaimed);
        talk.button(
                "match.rulings",
                Right.RUN_PROGRAMS,
                (turn, claim) -> which.claimed(turn, claim)
                        .map(program -> Reply.show(listed(program)))
                        .orElseGet(() -> which.gone(turn)));
        talk.button("match.lift", Right.RUN_PROGRAMS, this::lift);
    }

    @Override
    public int placeInHelp() {
        return 19;
    }

    private Reply rule(Turn turn, Arguments arguments, Ruling.Kind kind) {
        Person mentor = arguments.person("mentor");
        Person mentee = arguments.person("mentee");
        return which.answer(
                turn,
                arguments.maybeWord("name"),
                program -> Button.doing(
                        Text.words(program.name()),
                        new Button.Action(
                                "match.rule",
                                Map.of(
                                        "program", Long.toString(program.id()),
                                        "kind", kind.name(),
                                        "mentor", Long.toString(mentor.id()),
                                        "mentee", Long.toString(mentee.id())))),
                program -> rule(turn, program, kind, mentor, mentee));
    }

    private Reply ruleClaimed(Turn turn, Claim claim) {
        Program program = which.claimed(turn, claim).orElse(null);
        Optional<Person> mentor = people.present(claim.id("mentor"), turn.organizationId());
        Optional<Person> mentee = people.present(claim.id("mentee"), turn.organizationId());
        if (program == null || mentor.isEmpty() || mentee.isEmpty()) {
            return turn.refuse(Text.of("match.gone"));
        }
        Ruling.Kind kind =
                Ruling.Kind.REQUIRED.name().equals(claim.word("kind")) ? Ruling.Kind.REQUIRED : Ruling.Kind.FORBIDDEN;
        return rule(turn, program, kind, mentor.get(), mentee.get());
    }

    private Reply rule(Turn turn, Program program, Ruling.Kind kind, Person mentor, Person mentee) {
        if (mentor.id() == mentee.id()) {
            return turn.refuse(Text.of("match.ruling.one-person"));
        }
        List<Ruling> before = rulings.between(turn.organizationId(), program.id(), mentor.id(), mentee.id());
        Optional<Ruling> same = before.stream()
                .filter(ruling -> ruling.kind() == kind)
                .filter(ruling -> kind == Ruling.Kind.FORBIDDEN || ruling.mentorId() == mentor.id())
                .findFirst();
        if (same.isEmpty() && !before.isEmpty()) {
            return turn.refuse(Text.of(
                    "match.ruling.contradicts", "mentor", mentor.displayName(), "mentee", mentee.displayName()));
        }
        if (same.isEmpty() && kind == Ruling.Kind.REQUIRED) {
            Optional<Text> not = whyNot(program, mentor, mentee);
            if (not.isPresent()) {
                return turn.refuse(not.get());
            }
        }
        Ruling ruling = same.orElseGet(() -> {
            Ruling saved = rulings.save(new Ruling(
                    0,
                    turn.organizationId(),
                    program.id(),
                    kind,
                    mentor.id(),
                    mentee.id(),
                    turn.actor().id(),
                    turn.now()));
            turn.audit(
                    kind == Ruling.Kind.FORBIDDEN ? "match forbid" : "match require",
                    "program " + program.id(),
                    Audit.Whom.pair(mentor.id(), mentee.id()));
            return saved;
        });
        Text done = Text.of(
                "match.ruling.done." + tag(kind),
                "mentor",
                mentor.displayName(),
                "mentee",
                mentee.displayName(),
                "program",
                program.name());
        return Reply.show(Card.of(
                done,
                new Element.Paragraph(done),
                new Element.Note(Text.of("match.ruling.next-time")),
                Element.Buttons.of(lift(ruling))));
    }

    /**
     * A rule is never broken: whoever wants it otherwise changes the rule. What one of the two asked for, or how their time together ended,
     * is no reason here, because saying no would tell it: such a pair is required in vain, as one without a place is.
     */
    private Optional<Text> whyNot(Program program, Person mentor, Person mentee) {
        Gathered gathered = gathering.toExplain(program, List.of(mentee.id()), List.of(mentor.id()));
        if (gathered.mentees().isEmpty() || gathered.mentors().isEmpty()) {
            return Optional.empty();
        }
        return gathered.forbidden(gathered.scoringOfWhatMayBeTold(), 0, 0)
                .map(why -> Text.of("match.ruling.not-required", "why", plainly(why)));
    }

    private static Text plainly(Forbidden why) {
        return switch (why) {
            // Never asked for here, and no reason that is told if it were.
            case Forbidden.NotWanted ignored -> Text.of("match.ruling.apart");
            case Forbidden.EndedBadly ignored -> Text.of("match.ruling.apart");
            case Forbidden.ByAnAdmin ignored -> Text.of("match.ruling.apart");
            case Forbidden.SamePerson same -> same.text();
            case Forbidden.AlreadyTogether together -> together.text();
            case Forbidden.NoPlace place -> place.text();
            case Forbidden.SameReportingLine line -> line.text();
            case Forbidden.SameTeam team -> team.text();
            case Forbidden.NoSharedLanguage language -> language.text();
            case Forbidden.TooFewSharedHours hours -> hours.text();
        };
    }

    private Reply list(Turn turn, Arguments arguments) {
        return which.answer(
                turn,
                arguments.maybeWord("name"),
                program -> Button.doing(
                        Text.words(program.name()), Button.Action.of("match.rulings", "program", program.id())),
                program -> Reply.show(listed(program)));
    }

    private Card listed(Program program) {
        List<Ruling> all = rulings.findByOrganizationIdAndProgramIdOrderById(program.organizationId(), program.id());
        Map<Long, String> names = showing.names(
                program.organizationId(),
                all.stream()
                        .flatMap(ruling -> Stream.of(ruling.mentorId(), ruling.menteeId()))
                        .toList());
        Text title = Text.of("match.ruling.list", "program", program.name(), "count", all.size());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        for (Ruling ruling : all.reversed().stream().limit(LISTED).toList()) {
            elements.add(new Element.Paragraph(Text.of(
                    "match.ruling.line." + tag(ruling.kind()),
                    "mentor",
                    Showing.name(names, ruling.mentorId()),
                    "mentee",
                    Showing.name(names, ruling.menteeId()))));
            elements.add(Element.Buttons.of(lift(ruling)));
        }
        if (all.size() > LISTED) {
            elements.add(new Element.Note(Text.of("match.ruling.more", "count", all.size() - LISTED)));
        }
        return new Card(title, elements);
    }

    private Reply lift(Turn turn, Claim claim) {
        Ruling ruling = rulings.findByIdAndOrganizationId(claim.id("ruling"), turn.organizationId())
                .orElse(null);
        if (ruling == null || rulings.remove(ruling.id(), turn.organizationId()) == 0) {
            return turn.refuse(Text.of("match.ruling.gone"));
        }
        turn.audit(
                "match lift", "program " + ruling.programId(), Audit.Whom.pair(ruling.mentorId(), ruling.menteeId()));
        Map<Long, String> names = showing.names(turn.organizationId(), List.of(ruling.mentorId(), ruling.menteeId()));
        return new Reply.Replace(Card.of(Text.of(
                "match.ruling.lifted",
                "mentor",
                Showing.name(names, ruling.mentorId()),
                "mentee",
                Showing.name(names, ruling.menteeId()))));
    }

    private static Button lift(Ruling ruling) {
        return Button.doing(Text.of("match.button.lift"), Button.Action.of("match.lift", "ruling", ruling.id()));
    }

    private static String tag(Ruling.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
