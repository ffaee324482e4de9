package dev.trellis.program;

import dev.trellis.cadence.CadenceRule;
import dev.trellis.conversation.Arguments;
import dev.trellis.conversation.Claim;
import dev.trellis.conversation.Flow;
import dev.trellis.conversation.Reply;
import dev.trellis.conversation.Submission;
import dev.trellis.conversation.Talk;
import dev.trellis.conversation.Turn;
import dev.trellis.conversation.command.Parameter;
import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.organization.Channels;
import dev.trellis.person.Right;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code /mentor program create} and {@code programs} (A1, A4). */
@Singleton
class ProgramFlow implements Flow {
    private static final int NAME = 120;
    private static final int DIGEST_AT_NINE = 540;

    private final Programs programs;
    private final Channels channels;

    ProgramFlow(Programs programs, Channels channels) {
        this.programs = programs;
        this.channels = channels;
    }

    @Override
    public void define(Talk talk) {
        talk.command(
                "program create",
                Right.RUN_PROGRAMS,
                "program.help.create",
                List.of(Parameter.rest("name").optional()),
                this::create);
        talk.command("programs", Right.SEE_TRENDS, "program.help.list", this::list);
        talk.form("program.create", Right.RUN_PROGRAMS, this::form, this::created);
    }

    @Override
    public int placeInHelp() {
        return 10;
    }

    private Reply create(Turn turn, Arguments arguments) {
        return new Reply.Ask(form(turn, arguments.maybeWord("name").orElse("")));
    }

    private Reply form(Turn turn, Claim subject) {
        String name = subject.maybeWord("name");
        return new Reply.Ask(form(turn, name == null ? "" : name));
    }

    private static Form form(Turn turn, String name) {
        String fitting = name.length() <= NAME ? name : name.substring(0, NAME);
        List<Field.Option> cadences = CadenceRule.names().stream()
                .map(cadence -> new Field.Option(cadence, Text.of("program.cadence." + cadence)))
                .toList();
        return new Form(
                "program.create",
                fitting.isBlank() ? Map.of() : Map.of("name", fitting),
                Text.of("program.form.title"),
                Text.of("program.form.introduction"),
                List.of(
                        new Field.Line(
                                "name",
                                Text.of("program.form.name"),
                                null,
                                true,
                                false,
                                NAME,
                                fitting.isBlank() ? null : fitting),
                        new Field.Line(
                                "purpose",
                                Text.of("program.form.purpose"),
                                Text.of("program.form.purpose-hint"),
                                false,
                                true,
                                1000,
                                null),
                        new Field.Choice(
                                "cadence",
                                Text.of("program.form.cadence"),
                                Text.of("program.form.cadence-hint"),
                                true,
                                cadences,
                                Field.Look.MENU,
                                "weekly")),
                Text.of("program.form.submit"));
    }

    private Reply created(Turn turn, Submission submission) {
        String name = submission.value("name");
        if (programs.findByOrganizationIdAndName(turn.organizationId(), name).isPresent()) {
            return submission.correct("name", Text.of("program.form.name-taken"));
        }
        Program program = programs.save(new Program(
                0,
                turn.organizationId(),
                name,
                submission.maybe("purpose").orElse(""),
                turn.zone().getId(),
                submission.value("cadence"),
                null,
                DayOfWeek.MONDAY,
                DIGEST_AT_NINE,
                turn.actor().id(),
                turn.now(),
                null));
        turn.audit("program create", "program " + program.id());
        Text done = Text.of("program.created", "name", name);
        return Reply.show(Card.of(
                done,
                new Element.Paragraph(done),
                new Element.Bullets(List.of(Text.of("program.next.pair"), Text.of("program.next.digest"))),
                Element.Buttons.of(Button.opening(Text.of("program.button.pair"), Button.Action.of("pairing.pair"))
                        .primary())));
    }

    private Reply list(Turn turn, Arguments none) {
        List<Program> running = programs.findByOrganizationIdAndEndedAtIsNullOrderById(turn.organizationId());
        Text title = Text.of("program.list", "count", running.size());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        for (Program program : running) {
            elements.add(new Element.Paragraph(Text.of("program.name", "name", program.name())));
            if (!program.purpose().isBlank()) {
                elements.add(new Element.Quote(Text.words(program.purpose())));
            }
            elements.add(new Element.Facts(List.of(
                    new Element.Fact(
                            Text.of("program.form.cadence"),
                            CadenceRule.names().contains(program.checkInCadence())
                                    ? Text.of("program.cadence." + program.checkInCadence())
                                    : Text.words(program.checkInCadence())),
                    new Element.Fact(Text.of("program.digest"), digest(turn, program)))));
        }
        if (turn.actor().may(Right.RUN_PROGRAMS)) {
            elements.add(Element.Buttons.of(
                    Button.opening(Text.of("program.button.create"), Button.Action.of("program.create"))));
        }
        return Reply.show(new Card(title, elements));
    }

    private Text digest(Turn turn, Program program) {
        Long channel = program.digestChannelId();
        return channel == null
                ? Text.of("program.digest-nowhere")
                : channels.findByIdAndOrganizationId(channel, turn.organizationId())
                        .<Text>map(found -> Text.words(found.name().isBlank() ? found.externalId() : found.name()))
                        .orElse(Text.of("program.digest-nowhere"));
    }
}
