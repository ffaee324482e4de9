package dev.trellis.goal;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.enrolment.Side;
import dev.trellis.text.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is said about milestones (D5). */
final class MilestoneCards {
    private MilestoneCards() {}

    /** What, until when, how far. */
    static Text line(Milestone milestone) {
        return milestone.dueOn() == null
                ? Text.of(
                        "milestone.line",
                        "title",
                        milestone.name(),
                        "state",
                        milestone.state().say())
                : Text.of(
                        "milestone.line-until",
                        "title",
                        milestone.name(),
                        "day",
                        new Text.Date(milestone.dueOn()),
                        "state",
                        milestone.state().say());
    }

    static Button toRead(Milestone milestone) {
        return Button.doing(
                Text.words(milestone.name()), Button.Action.of("milestone.read", "milestone", milestone.id()));
    }

    /** One tap says how far it is. */
    static Element steps(Milestone milestone) {
        return new Element.Buttons(Progress.Step.TAPS.stream()
                .map(step -> step(milestone, step, Text.of("milestone.button." + step.tag())))
                .toList());
    }

    static Button step(Milestone milestone, Progress.Step step, Text label) {
        return Button.doing(label, Button.Action.of("milestone.step", "milestone", milestone.id(), "step", step.tag()));
    }

    /** @param cheered whether the reader has cheered already */
    static Card milestone(GoalView view, Milestone milestone, boolean cheered) {
        Text title = Text.words(milestone.name());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        elements.add(new Element.Note(
                view.mine()
                        ? Text.of("milestone.of", "goal", view.goal().name())
                        : Text.of(
                                "milestone.of-other",
                                "goal",
                                view.goal().name(),
                                "owner",
                                view.owner().displayName())));
        elements.add(new Element.Paragraph(line(milestone)));
        if (milestone.onAgendaSince() != null) {
            elements.add(new Element.Paragraph(Text.of("milestone.on-agenda")));
        }
        history(view.about(milestone), elements);
        if (view.mine()) {
            own(view, milestone, elements);
        } else if (cheered) {
            elements.add(new Element.Note(Text.of("milestone.you-cheered")));
        } else {
            elements.add(Element.Buttons.of(cheer(milestone)));
        }
        return new Card(title, elements);
    }

    private static void own(GoalView view, Milestone milestone, List<Element> elements) {
        long id = milestone.id();
        if (view.goal().isOpen()) {
            elements.add(steps(milestone));
            List<Button> buttons = new ArrayList<>();
            buttons.add(Button.opening(
                    Text.of("milestone.button.change"), Button.Action.of("milestone.change", "milestone", id)));
            if (milestone.isAhead()) {
                buttons.add(split(milestone));
                buttons.add(drop(milestone));
            }
            elements.add(new Element.Buttons(buttons));
        }
        elements.add(Element.Buttons.of(Button.doing(
                Text.of("milestone.button.goal"),
                Button.Action.of("goal.read", "goal", view.goal().id()))));
    }

    private static void history(List<Progress> said, List<Element> elements) {
        for (Progress one : said) {
            elements.add(new Element.Note(Text.of(
                    "milestone.said",
                    "step",
                    one.step().say(),
                    "day",
                    new Text.Moment(one.at(), Text.Moment.Form.DATE))));
            words(one, elements);
        }
    }

    private static void words(Progress said, List<Element> elements) {
        if (said.evidence() != null) {
            elements.add(new Element.Paragraph(Text.of("milestone.evidence")));
            elements.add(new Element.Quote(Text.words(said.evidence().text())));
        }
        if (said.applied() != null) {
            elements.add(new Element.Paragraph(Text.of("milestone.applied")));
            elements.add(new Element.Quote(Text.words(said.applied().text())));
        }
    }

    /** What a tap became: what was noted, with words if they like, to change or to take back. */
    static Card receipt(GoalView view, Milestone milestone, Progress said) {
        Text sentence = said.step() == Progress.Step.MOVED && milestone.dueOn() != null
                ? Text.of("milestone.moved", "title", milestone.name(), "day", new Text.Date(milestone.dueOn()))
                : Text.of("milestone.noted." + said.step().tag(), "title", milestone.name());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(sentence));
        words(said, elements);
        if (said.step() == Progress.Step.STUCK) {
            elements.add(new Element.Paragraph(Text.of("milestone.stuck-help")));
            elements.add(new Element.Buttons(helps(view, milestone)));
        }
        boolean allDone =
                said.step() == Progress.Step.DONE && view.milestones().stream().noneMatch(Milestone::isAhead);
        if (allDone && view.goal().isOpen()) {
            elements.add(new Element.Paragraph(
                    Text.of("milestone.all-done", "goal", view.goal().name())));
            elements.add(Element.Buttons.of(Button.doing(
                            Text.of("goal.button.reached"),
                            Button.Action.of("goal.reached", "goal", view.goal().id()))
                    .primary()));
        }
        elements.add(new Element.Buttons(afterwards(milestone, said)));
        return new Card(sentence, elements);
    }

    private static List<Button> afterwards(Milestone milestone, Progress said) {
        List<Button> buttons = new ArrayList<>();
        if (said.step() == Progress.Step.STARTED
                || said.step() == Progress.Step.HALF_WAY
                || said.step() == Progress.Step.DONE) {
            buttons.add(Button.opening(
                    Text.of(said.hasWords() ? "milestone.button.words-change" : "milestone.button.words"),
                    Button.Action.of("milestone.words", "milestone", milestone.id(), "said", said.id())));
        }
        if (Progress.Step.TAPS.contains(said.step())) {
            buttons.add(Button.doing(
                    Text.of("milestone.button.again"),
                    Button.Action.of("milestone.again", "milestone", milestone.id(), "said", said.id())));
        }
        buttons.add(Button.doing(
                Text.of("milestone.button.undo"),
                Button.Action.of("milestone.undo", "milestone", milestone.id(), "said", said.id())));
        buttons.add(Button.doing(
                Text.of("milestone.button.goal"), Button.Action.of("goal.read", "goal", milestone.goalId())));
        return buttons;
    }

    /** The question once more, for whoever wants to change what they said. */
    static Card again(Milestone milestone, Progress said) {
        Text ask = Text.of("milestone.ask", "title", milestone.name());
        return Card.of(
                ask,
                new Element.Paragraph(ask),
                new Element.Buttons(Progress.Step.TAPS.stream()
                        .map(step -> Button.doing(
                                Text.of("milestone.button." + step.tag()),
                                new Button.Action(
                                        "milestone.step",
                                        Map.of(
                                                "milestone", Long.toString(milestone.id()),
                                                "step", step.tag(),
                                                "instead", Long.toString(said.id())))))
                        .toList()));
    }

    private static List<Button> helps(GoalView view, Milestone milestone) {
        List<Button> helps = new ArrayList<>();
        helps.add(split(milestone));
        helps.add(Button.doing(
                Text.of("milestone.button.move"), Button.Action.of("milestone.dates", "milestone", milestone.id())));
        if (view.partner() != null) {
            helps.add(Button.doing(
                    view.goal().side() == Side.MENTEE
                            ? Text.of("milestone.button.ask-mentor")
                            : Text.of(
                                    "milestone.button.ask-partner",
                                    "partner",
                                    view.partner().displayName()),
                    Button.Action.of("milestone.agenda", "milestone", milestone.id())));
        }
        helps.add(drop(milestone));
        return helps;
    }

    /** What fits a milestone whose date has passed or is out of reach. */
    static Card suggestion(Milestone milestone, LocalDate due, boolean overdue, List<LocalDate> dates) {
        Text sentence = Text.of(
                overdue ? "milestone.overdue" : "milestone.out-of-reach",
                "title",
                milestone.name(),
                "day",
                new Text.Date(due));
        return Card.of(
                sentence,
                new Element.Paragraph(sentence),
                Element.Buttons.of(
                        step(milestone, Progress.Step.DONE, Text.of("milestone.button.done-already")),
                        split(milestone),
                        drop(milestone)),
                new Element.Paragraph(Text.of("milestone.move-to")),
                new Element.Buttons(moves(milestone, dates)),
                new Element.Note(Text.of("milestone.suggestion-note")));
    }

    static Card dates(Milestone milestone, List<LocalDate> dates) {
        Text ask = Text.of("milestone.dates", "title", milestone.name());
        return Card.of(ask, new Element.Paragraph(ask), new Element.Buttons(moves(milestone, dates)));
    }

    private static List<Button> moves(Milestone milestone, List<LocalDate> dates) {
        List<Button> moves = new ArrayList<>();
        dates.forEach(day -> moves.add(Button.doing(
                new Text.Day(day, true),
                Button.Action.of("milestone.move-to", "milestone", milestone.id(), "day", day))));
        moves.add(Button.opening(
                Text.of("milestone.button.other-date"),
                Button.Action.of("milestone.move", "milestone", milestone.id())));
        return moves;
    }

    static Card onAgenda(Milestone milestone, String partner) {
        return Card.of(Text.of("milestone.agenda-noted", "title", milestone.name(), "partner", partner));
    }

    static Card done(Milestone milestone, String owner, boolean cheered) {
        Text sentence = Text.of("milestone.partner-done", "title", milestone.name(), "owner", owner);
        return !cheered
                ? Card.of(sentence, new Element.Paragraph(sentence), Element.Buttons.of(cheer(milestone)))
                : Card.of(
                        sentence,
                        new Element.Paragraph(sentence),
                        new Element.Note(Text.of("milestone.cheered", "owner", owner)));
    }

    static Card cheered(Milestone milestone, String from) {
        return Card.of(Text.of("milestone.cheer", "title", milestone.name(), "from", from));
    }

    private static Button cheer(Milestone milestone) {
        return Button.doing(
                Text.of("milestone.button.cheer"), Button.Action.of("milestone.cheer", "milestone", milestone.id()));
    }

    private static Button split(Milestone milestone) {
        return Button.opening(
                Text.of("milestone.button.split"), Button.Action.of("milestone.split", "milestone", milestone.id()));
    }

    private static Button drop(Milestone milestone) {
        return Button.doing(
                Text.of("milestone.button.drop"), Button.Action.of("milestone.drop", "milestone", milestone.id()));
    }
}
