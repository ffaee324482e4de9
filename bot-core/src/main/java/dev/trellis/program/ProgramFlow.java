package dev.trellis.program;

import dev.trellis.attention.MessageBudget;
import dev.trellis.cadence.Cadence;
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
import dev.trellis.conversation.message.Element;
import dev.trellis.delivery.Budgets;
import dev.trellis.organization.Channels;
import dev.trellis.person.Right;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /mentor program create}, {@code program settings} and {@code programs} (A1, A4). */
@Singleton
class ProgramFlow implements Flow {
    private static final int DIGEST_AT_NINE = 540;

    private final Programs programs;
    private final WhichProgram which;
    private final Channels channels;
    private final List<Beginning> beginnings;
    private final List<RhythmChanged> rhythms;
    private final Budgets budgets;

    ProgramFlow(
            Programs programs,
            WhichProgram which,
            Channels channels,
            List<Beginning> beginnings,
            List<RhythmChanged> rhythms,
            Budgets budgets) {
        this.programs = programs;
        this.which = which;
        this.channels = channels;
        this.beginnings = beginnings;
        this.rhythms = rhythms;
        this.budgets = budgets;
    }

    @Override
    public void define(Talk talk) {
        List<Parameter> name = List.of(Parameter.rest("name").optional());
        talk.command("program create", Right.RUN_PROGRAMS, "program.help.create", name, this::create);
        talk.command("program settings", Right.RUN_PROGRAMS, "program.help.settings", name, this::settings);
        talk.command("programs", Right.SEE_TRENDS, "program.help.list", this::list);
        talk.form("program.create", Right.RUN_PROGRAMS, this::form, this::created);
        talk.form("program.settings", Right.RUN_PROGRAMS, this::settingsForm, this::changed);
    }

    @Override
    public int placeInHelp() {
        return 10;
    }

    /** Who has a name at hand gets the form at once; who has none yet sees first what there is to begin from. */
    private Reply create(Turn turn, Arguments arguments) {
        return arguments
                .maybeWord("name")
                .<Reply>map(name -> new Reply.Ask(ProgramForm.create(name, null, turn.voice())))
                .orElseGet(() -> Reply.show(ProgramCards.templates()));
    }

    private Reply form(Turn turn, Claim subject) {
        String name = subject.maybeWord("name");
        Template template = Template.of(subject.maybeWord("template")).orElse(null);
        return new Reply.Ask(ProgramForm.create(name == null ? "" : name, template, turn.voice()));
    }

    private Reply created(Turn turn, Submission submission) {
        String name = submission.value("name");
        if (programs.findByOrganizationIdAndName(turn.organizationId(), name).isPresent()) {
            return submission.correct("name", Text.of("program.form.name-taken"));
        }
        Optional<Reply> wrong = Terms.wrong(submission);
        LocalDate starts = submission.maybe("starts").map(LocalDate::parse).orElse(null);
        LocalDate ends = submission.maybe("ends").map(LocalDate::parse).orElse(null);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        if (ends != null && (starts == null || !ends.isAfter(starts))) {
            return submission.correct("ends", Text.of("program.form.ends-before-starts"));
        }
        Template template = Template.of(submission.subject().maybeWord("template"))
                .or(() -> Template.of(submission.maybe("template").orElse(null)))
                .orElse(Template.PEER_ONBOARDING);
        return begin(turn, name, template, Terms.of(submission, Optional.of(template)), starts, ends);
    }

    private Reply begin(
            Turn turn,
            String name,
            Template template,
            Terms terms,
            @Nullable LocalDate starts,
            @Nullable LocalDate ends) {
        Program program = programs.save(new Program(
                0,
                turn.organizationId(),
                name,
                terms.purpose(),
                turn.zone().getId(),
                terms.cadence() == null ? template.cadence() : terms.cadence(),
                null,
                DayOfWeek.MONDAY,
                DIGEST_AT_NINE,
                turn.actor().id(),
                turn.now(),
                null,
                template.tag(),
                terms.metrics(),
                terms.strategy(),
                terms.capacity() == null ? template.capacity() : terms.capacity(),
                "",
                MessageBudget.DEFAULT.aWeek(),
                template.deepDives(),
                template.reviews()));
        beginnings.forEach(beginning -> beginning.begun(turn, program, starts, ends));
        turn.audit("program create", "program " + program.id());
        return Reply.show(ProgramCards.created(program));
    }

    private Reply settings(Turn turn, Arguments arguments) {
        return which.answer(
                turn,
                arguments.maybeWord("name"),
                program -> Button.opening(
                        Text.words(program.name()), Button.Action.of("program.settings", "program", program.id())),
                program -> new Reply.Ask(ProgramForm.settings(program, turn.voice())));
    }

    private Reply settingsForm(Turn turn, Claim subject) {
        return which.claimed(turn, subject)
                .<Reply>map(program -> new Reply.Ask(ProgramForm.settings(program, turn.voice())))
                .orElseGet(() -> which.gone(turn));
    }

    private Reply changed(Turn turn, Submission submission) {
        Program before = which.claimed(turn, submission.subject()).orElseThrow();
        String name = submission.value("name");
        if (programs.findByOrganizationIdAndName(turn.organizationId(), name)
                .filter(other -> other.id() != before.id())
                .isPresent()) {
            return submission.correct("name", Text.of("program.form.name-taken"));
        }
        Optional<Reply> wrong = Terms.wrong(submission);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Program after = programs.update(with(before, submission));
        turn.audit("program settings", "program " + after.id());
        if (Arrays.stream(Cadence.Kind.values())
                .anyMatch(kind -> !after.cadence(kind).equals(before.cadence(kind)))) {
            rhythms.forEach(rhythm -> rhythm.rhythmChanged(after, turn.now()));
        }
        if (after.weeklyMessages() != before.weeklyMessages()) {
            budgets.changed(after.organizationId(), after.id());
        }
        return Reply.show(ProgramCards.saved(after));
    }

    private static Program with(Program before, Submission submission) {
        Terms terms = Terms.of(submission, before.from());
        return new Program(
                before.id(),
                before.organizationId(),
                submission.value("name"),
                terms.purpose(),
                before.timeZone(),
                terms.cadence() == null ? before.checkInCadence() : terms.cadence(),
                before.digestChannelId(),
                DayOfWeek.valueOf(submission.value("digest-day")),
                submission.time("digest-at").toSecondOfDay() / 60,
                before.createdBy(),
                before.createdAt(),
                before.endedAt(),
                before.template(),
                terms.metrics(),
                terms.strategy(),
                terms.capacity() == null ? before.capacity() : terms.capacity(),
                submission
                        .maybe("holidays")
                        .map(Holidays::of)
                        .orElse(Holidays.NONE)
                        .notation(),
                Integer.parseInt(submission.value("messages")),
                submission.value("deep-dive"),
                submission.value("review"));
    }

    private Reply list(Turn turn, Arguments none) {
        List<Program> running = which.running(turn);
        boolean admin = turn.actor().may(Right.RUN_PROGRAMS);
        Text title = Text.of("program.list", "count", running.size());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        running.forEach(program -> elements.addAll(ProgramCards.listed(program, digest(turn, program), admin)));
        if (admin) {
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
