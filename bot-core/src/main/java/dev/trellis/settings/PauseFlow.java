package dev.trellis.settings;

import dev.trellis.audit.Audit;
import dev.trellis.checkin.Absence;
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
import dev.trellis.person.People;
import dev.trellis.person.Right;
import dev.trellis.privacy.Erasing;
import dev.trellis.text.Text;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /mentor pause}, {@code resume} and {@code snooze}: silence on one's own terms (E9, rule 2). */
@Singleton
class PauseFlow implements Flow {
    private static final int LONGEST_DAYS = 366;

    private final People people;
    private final Absence absence;
    private final Erasing erasing;

    PauseFlow(People people, Absence absence, Erasing erasing) {
        this.people = people;
        this.absence = absence;
        this.erasing = erasing;
    }

    @Override
    public void define(Talk talk) {
        List<Parameter> until = List.of(Parameter.rest("until").optional());
        talk.command("pause", Right.TAKE_PART, "pause.help.pause", until, this::pause);
        talk.command("resume", Right.TAKE_PART, "pause.help.resume", (turn, none) -> resume(turn));
        talk.command("snooze", Right.TAKE_PART, "pause.help.snooze", until, this::snooze);
        talk.button("pause.resume", Right.TAKE_PART, (turn, claim) -> resumeByTap(turn));
        talk.form("pause.until", Right.TAKE_PART, this::form, this::submitted);
    }

    @Override
    public int placeInHelp() {
        return 40;
    }

    private Reply pause(Turn turn, Arguments arguments) {
        Optional<String> typed = arguments.maybeWord("until");
        if (typed.isEmpty()) {
            return form(turn, new Claim(Map.of()));
        }
        LocalDate today = turn.now().atZone(turn.zone()).toLocalDate();
        return Until.day(typed.get(), today)
                .map(day -> pauseUntil(turn, day, today))
                .orElseGet(() -> turn.refuse(Text.of("pause.not-a-day", "typed", typed.get())));
    }

    private Reply form(Turn turn, Claim none) {
        LocalDate today = turn.now().atZone(turn.zone()).toLocalDate();
        return new Reply.Ask(new Form(
                "pause.until",
                Map.of(),
                Text.of("pause.form.title"),
                Text.of("pause.form.introduction"),
                List.of(new Field.Date("until", Text.of("pause.form.until"), null, true, today.plusDays(7))),
                Text.of("pause.form.submit")));
    }

    private Reply submitted(Turn turn, Submission submission) {
        LocalDate today = turn.now().atZone(turn.zone()).toLocalDate();
        LocalDate day = submission.date("until");
        if (!day.isAfter(today)) {
            return submission.correct("until", Text.of("pause.in-the-past"));
        }
        if (day.isAfter(today.plusDays(LONGEST_DAYS))) {
            return submission.correct("until", Text.of("pause.too-long"));
        }
        return pauseUntil(turn, day, today);
    }

    private Reply pauseUntil(Turn turn, LocalDate day, LocalDate today) {
        if (!day.isAfter(today)) {
            return turn.refuse(Text.of("pause.in-the-past"));
        }
        if (day.isAfter(today.plusDays(LONGEST_DAYS))) {
            return turn.refuse(Text.of("pause.too-long"));
        }
        Instant until = day.atStartOfDay(turn.zone()).toInstant();
        people.pause(turn.actor().id(), turn.organizationId(), turn.now(), until);
        absence.begins(turn.organizationId(), turn.actor().id());
        Text paused = Text.of("pause.paused", "until", day);
        return Reply.show(Card.of(
                paused,
                new Element.Paragraph(paused),
                new Element.Note(Text.of("pause.note")),
                Element.Buttons.of(Button.doing(Text.of("pause.button.resume"), Button.Action.of("pause.resume")))));
    }

    private Reply resume(Turn turn) {
        boolean away = turn.actor().person().pausedSince() != null;
        boolean snoozed = turn.actor().person().snoozedUntil() != null;
        people.pause(turn.actor().id(), turn.organizationId(), null, null);
        people.snooze(turn.actor().id(), turn.organizationId(), null);
        if (erasing.takeBack(turn.organizationId(), turn.actor().id())) {
            // Whoever wants to go on does not want to be forgotten.
            turn.audit("forget take back", null, Audit.Whom.person(turn.actor().id()));
            return Reply.say(Text.of("privacy.stays"));
        }
        return Reply.say(Text.of(away || snoozed ? "pause.resumed" : "pause.was-not-paused"));
    }

    private Reply resumeByTap(Turn turn) {
        return resume(turn) instanceof Reply.Show show ? new Reply.Replace(show.card()) : Reply.quiet();
    }

    private Reply snooze(Turn turn, Arguments arguments) {
        LocalDate today = turn.now().atZone(turn.zone()).toLocalDate();
        String typed = arguments.maybeWord("until").orElse("1 day");
        return Until.day(typed, today)
                .filter(day -> day.isAfter(today) && !day.isAfter(today.plusDays(LONGEST_DAYS)))
                .map(day -> {
                    Instant until = day.atStartOfDay(turn.zone()).toInstant();
                    people.snooze(turn.actor().id(), turn.organizationId(), until);
                    return Reply.say(Text.of("pause.snoozed", "until", day));
                })
                .orElseGet(() -> turn.refuse(Text.of("pause.not-a-day", "typed", typed)));
    }
}
