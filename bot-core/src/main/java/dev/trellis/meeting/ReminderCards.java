package dev.trellis.meeting;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.List;

/** The reminder with its agenda (E4), a guide to the time (E5) and questions for the moment (B7). */
final class ReminderCards {
    private ReminderCards() {}

    static Card reminder(Meeting meeting, Party party, Agenda agenda) {
        String other = party.other().displayName();
        Text sentence = Text.of("meeting.reminder", "other", other, "at", meeting.startsAt());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(sentence));
        elements.add(new Element.Facts(MeetingCards.facts(meeting)));
        if (agenda.isFirst()) {
            elements.add(new Element.Paragraph(Text.of("meeting.reminder.first")));
        }
        List<Text> steps = steps(party, agenda);
        if (!steps.isEmpty()) {
            elements.add(new Element.Paragraph(Text.of("meeting.reminder.last-time")));
            elements.add(new Element.Bullets(steps));
        }
        if (!agenda.points().isEmpty()) {
            elements.add(new Element.Paragraph(Text.of("meeting.reminder.points")));
            elements.add(new Element.Bullets(agenda.points().stream()
                    .map(point -> point.owner() == party.me().id() ? point.mine() : point.theirs())
                    .toList()));
        }
        String role = party.iAmMentor() ? "mentor" : "mentee";
        elements.add(new Element.Paragraph(Text.of("meeting.reminder.questions." + role, "other", other)));
        elements.add(new Element.Bullets(agenda.questions().stream()
                .map(number -> Text.of("meeting.question." + role + "." + number))
                .toList()));
        elements.add(new Element.Note(Text.of("meeting.time-box." + guide(meeting.minutes()))));
        elements.add(new Element.Buttons(buttons(meeting, agenda)));
        return new Card(sentence, elements);
    }

    private static List<Button> buttons(Meeting meeting, Agenda agenda) {
        List<Button> buttons = new ArrayList<>();
        if (agenda.isFirst()) {
            buttons.add(Button.doing(
                    Text.of("meeting.button.agreement"), Button.Action.of("agreement.read", "pair", meeting.pairId())));
        }
        buttons.add(Button.doing(
                Text.of("meeting.button.late"),
                Button.Action.of("meeting.late", "meeting", meeting.id(), "version", meeting.version())));
        buttons.add(MeetingCards.move(meeting));
        buttons.add(MeetingCards.cancel(meeting));
        return buttons;
    }

    private static List<Text> steps(Party party, Agenda agenda) {
        List<Text> steps = new ArrayList<>();
        String mine = agenda.nextSteps().get(party.me().id());
        if (mine != null) {
            steps.add(Text.of("meeting.reminder.your-step", "step", mine));
        }
        String theirs = agenda.nextSteps().get(party.other().id());
        if (theirs != null) {
            steps.add(Text.of(
                    "meeting.reminder.their-step", "other", party.other().displayName(), "step", theirs));
        }
        return steps;
    }

    private static int guide(int minutes) {
        return minutes <= 30 ? 30 : minutes <= 45 ? 45 : 60;
    }
}
