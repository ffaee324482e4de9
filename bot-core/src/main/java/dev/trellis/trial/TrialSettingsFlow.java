package dev.trellis.trial;

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
import dev.trellis.person.Right;
import dev.trellis.program.Program;
import dev.trellis.program.WhichProgram;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** {@code /mentor trial}: when a program asks new pairs whether they are a good fit, or that it does not (C4). */
@Singleton
class TrialSettingsFlow implements Flow {
    private static final int[] OFFERED = {0, 2, 3, 4, 6, 8, 12};

    private final TrialSettings settings;
    private final Trials trials;
    private final WhichProgram which;

    TrialSettingsFlow(TrialSettings settings, Trials trials, WhichProgram which) {
        this.settings = settings;
        this.trials = trials;
        this.which = which;
    }

    @Override
    public void define(Talk talk) {
        talk.command(
                "trial",
                Right.RUN_PROGRAMS,
                "trial.help",
                List.of(Parameter.rest("name").optional()),
                this::said);
        talk.form("trial.settings", Right.RUN_PROGRAMS, this::open, this::chosen);
    }

    @Override
    public int placeInHelp() {
        return 13;
    }

    private Reply said(Turn turn, Arguments arguments) {
        return which.answer(
                turn,
                arguments.maybeWord("name"),
                program -> Button.opening(
                        Text.words(program.name()), Button.Action.of("trial.settings", "program", program.id())),
                program -> new Reply.Ask(form(program)));
    }

    private Reply open(Turn turn, Claim subject) {
        return which.claimed(turn, subject)
                .<Reply>map(program -> new Reply.Ask(form(program)))
                .orElseGet(() -> which.gone(turn));
    }

    private Form form(Program program) {
        int now = settings.findByOrganizationIdAndProgramId(program.organizationId(), program.id())
                .map(TrialSetting::weeks)
                .orElse(0);
        return new Form(
                "trial.settings",
                Map.of("program", Long.toString(program.id())),
                Text.of("trial.form.title"),
                Text.of("trial.form.introduction", "program", program.name()),
                List.of(new Field.Choice(
                        "weeks",
                        Text.of("trial.form.weeks"),
                        Text.of("trial.form.weeks-hint"),
                        true,
                        IntStream.of(OFFERED)
                                .mapToObj(weeks -> new Field.Option(
                                        Integer.toString(weeks), Text.of("trial.form.after", "weeks", weeks)))
                                .toList(),
                        Field.Look.MENU,
                        Integer.toString(now))),
                Text.of("trial.form.submit"));
    }

    private Reply chosen(Turn turn, Submission submission) {
        Program program = which.claimed(turn, submission.subject()).orElseThrow();
        int weeks = Integer.parseInt(submission.value("weeks"));
        settings.choose(turn.organizationId(), program.id(), weeks);
        trials.dueAfter(turn.organizationId(), program.id(), weeks);
        turn.audit("trial settings", "program " + program.id());
        return Reply.say(Text.of("trial.saved", "weeks", weeks, "program", program.name()));
    }
}
