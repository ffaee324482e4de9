package dev.trellis.variant;

import dev.trellis.audit.Audit;
import dev.trellis.conversation.Arguments;
import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Submission;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.command.Parameter;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.person.Moved;
import dev.trellis.person.People;
import dev.trellis.person.Person;
import dev.trellis.person.Right;
import dev.trellis.program.Program;
import dev.trellis.program.Programs;
import dev.trellis.program.RhythmChanged;
import dev.trellis.program.WhichProgram;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /mentor variant}: what is different for people of a region, a function or a language, and who is one of them (A6). */
@Singleton
class VariantFlow implements Flow {
    private final Variants variants;
    private final Workplaces workplaces;
    private final Programs programs;
    private final People people;
    private final WhichProgram which;
    private final List<RhythmChanged> rhythms;
    private final List<Moved> moves;

    VariantFlow(
            Variants variants,
            Workplaces workplaces,
            Programs programs,
            People people,
            WhichProgram which,
            List<RhythmChanged> rhythms,
            List<Moved> moves) {
        this.variants = variants;
        this.workplaces = workplaces;
        this.programs = programs;
        this.people = people;
        this.which = which;
        this.rhythms = rhythms;
        this.moves = moves;
    }

    @Override
    public void define(Talk talk) {
        List<Parameter> name = List.of(Parameter.rest("name").optional());
        talk.command("variant list", Right.RUN_PROGRAMS, "variant.help.list", name, this::list);
        talk.command("variant new", Right.RUN_PROGRAMS, "variant.help.new", name, this::create);
        talk.command(
                "variant person",
                Right.RUN_PROGRAMS,
                "variant.help.person",
                List.of(Parameter.person("person")),
                (turn, arguments) -> workplaceOf(turn, arguments.person("person")));
        talk.button(
                "variant.list",
                Right.RUN_PROGRAMS,
                (turn, claim) -> which.claimed(turn, claim)
                        .map(program -> listed(turn, program))
                        .orElseGet(() -> which.gone(turn)));
        talk.button("variant.remove", Right.RUN_PROGRAMS, this::askToRemove);
        talk.button("variant.remove-yes", Right.RUN_PROGRAMS, this::remove);
        talk.button(
                "variant.remove-no",
                Right.RUN_PROGRAMS,
                (turn, claim) -> new Reply.Replace(Card.of(Text.of("variant.stays"))));
        talk.form("variant.change", Right.RUN_PROGRAMS, this::form, this::changed);
        talk.form(
                "variant.person",
                Right.RUN_PROGRAMS,
                (turn, subject) -> people.present(subject.id("person"), turn.organizationId())
                        .map(person -> workplaceOf(turn, person))
                        .orElseGet(() -> turn.refuse(Text.of("variant.nobody"))),
                this::personPlaced);
        talk.form("variant.workplace", Right.TAKE_PART, (turn, none) -> ownWorkplace(turn), this::placed);
    }

    @Override
    public int placeInHelp() {
        return 13;
    }

    private Reply list(Turn turn, Arguments arguments) {
        return which.answer(
                turn,
                arguments.maybeWord("name"),
                program -> Button.doing(
                        Text.words(program.name()), Button.Action.of("variant.list", "program", program.id())),
                program -> listed(turn, program));
    }

    private Reply listed(Turn turn, Program program) {
        return Reply.show(VariantCards.list(program, among(turn, List.of(program.id()))));
    }

    private Reply create(Turn turn, Arguments arguments) {
        return which.answer(
                turn,
                arguments.maybeWord("name"),
                program -> Button.opening(
                        Text.words(program.name()), Button.Action.of("variant.change", "program", program.id())),
                program -> new Reply.Ask(VariantForm.of(program, null)));
    }

    private Reply form(Turn turn, Claim subject) {
        Program program = which.claimed(turn, subject).orElse(null);
        if (program == null) {
            return which.gone(turn);
        }
        if (subject.maybeWord("variant") == null) {
            return new Reply.Ask(VariantForm.of(program, null));
        }
        return before(turn, program, subject)
                .<Reply>map(variant -> new Reply.Ask(VariantForm.of(program, variant)))
                .orElseGet(() -> turn.refuse(Text.of("variant.gone")));
    }

    private Reply changed(Turn turn, Submission submission) {
        Optional<Reply> wrong = VariantForm.wrong(submission);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Program program = which.claimed(turn, submission.subject()).orElseThrow();
        Variant before = before(turn, program, submission.subject()).orElse(null);
        Variant wanted = VariantForm.read(submission, program, before == null ? 0 : before.id());
        boolean taken = among(turn, List.of(program.id())).stream()
                .anyMatch(other -> other.id() != wanted.id() && other.reachesTheSameAs(wanted));
        if (taken) {
            return submission.correct("region", Text.of("variant.form.taken"));
        }
        Variant after = before == null ? variants.save(wanted) : variants.update(wanted);
        turn.audit(before == null ? "variant new" : "variant change", "program " + program.id());
        rhythms.forEach(rhythm -> rhythm.rhythmChanged(program, turn.now()));
        return Reply.show(VariantCards.saved(program, after));
    }

    private Optional<Variant> before(Turn turn, Program program, Claim subject) {
        return subject.maybeWord("variant") == null
                ? Optional.empty()
                : variants.findByIdAndOrganizationId(subject.id("variant"), turn.organizationId())
                        .filter(variant -> variant.programId() == program.id());
    }

    private Reply askToRemove(Turn turn, Claim claim) {
        return variants.findByIdAndOrganizationId(claim.id("variant"), turn.organizationId())
                .map(variant -> Reply.show(VariantCards.confirmRemoval(variant)))
                .orElseGet(() -> turn.refuse(Text.of("variant.gone")));
    }

    private Reply remove(Turn turn, Claim claim) {
        Variant variant = variants.findByIdAndOrganizationId(claim.id("variant"), turn.organizationId())
                .orElse(null);
        if (variant == null || variants.remove(variant.id(), turn.organizationId()) == 0) {
            return turn.refuse(Text.of("variant.gone"));
        }
        turn.audit("variant remove", "program " + variant.programId());
        programs.findByIdAndOrganizationId(variant.programId(), turn.organizationId())
                .ifPresent(program -> rhythms.forEach(rhythm -> rhythm.rhythmChanged(program, turn.now())));
        return new Reply.Replace(Card.of(Text.of("variant.removed", "reach", VariantCards.reach(variant))));
    }

    private Reply ownWorkplace(Turn turn) {
        return workplace(turn, turn.actor().person(), "variant.workplace", Map.of(), Text.of("variant.workplace.own"));
    }

    private Reply workplaceOf(Turn turn, Person person) {
        return workplace(
                turn,
                person,
                "variant.person",
                Map.of("person", Long.toString(person.id())),
                Text.of("variant.workplace.of", "person", person.displayName()));
    }

    private Reply workplace(Turn turn, Person person, String form, Map<String, String> subject, Text introduction) {
        List<Variant> asking = among(
                        turn, which.running(turn).stream().map(Program::id).toList())
                .stream()
                .filter(variant ->
                        !variant.region().isEmpty() || !variant.jobFunction().isEmpty())
                .toList();
        return asking.isEmpty()
                ? turn.refuse(Text.of("variant.nothing-to-ask"))
                : new Reply.Ask(VariantForm.workplace(form, subject, introduction, asking, known(person)));
    }

    private Reply placed(Turn turn, Submission submission) {
        return placed(turn, submission, turn.actor().person(), Text.of("variant.workplace.saved"));
    }

    private Reply personPlaced(Turn turn, Submission submission) {
        Person person = people.present(submission.subject().id("person"), turn.organizationId())
                .orElseThrow();
        turn.audit("variant person", null, Audit.Whom.person(person.id()));
        return placed(turn, submission, person, Text.of("variant.workplace.saved-of", "person", person.displayName()));
    }

    private Reply placed(Turn turn, Submission submission, Person person, Text done) {
        workplaces.put(
                turn.organizationId(),
                person.id(),
                submission.maybe("region").orElse(""),
                submission.maybe("function").orElse(""));
        // Another place may have another rhythm, as another zone has another morning.
        moves.forEach(move -> move.moved(person, turn.now()));
        return Reply.say(done);
    }

    private Who known(Person person) {
        return workplaces.findByOrganizationIdAndPersonIdIn(person.organizationId(), List.of(person.id())).stream()
                .findFirst()
                .map(workplace -> new Who(workplace.region(), workplace.jobFunction(), ""))
                .orElse(new Who("", "", ""));
    }

    private List<Variant> among(Turn turn, List<Long> some) {
        return some.isEmpty()
                ? List.of()
                : variants.findByOrganizationIdAndProgramIdInOrderById(turn.organizationId(), some);
    }
}
