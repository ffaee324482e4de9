package dev.trellis.goal;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.enrolment.Side;
import dev.trellis.person.Person;
import dev.trellis.secrecy.PrivateWords;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is said about goals (D3, D4). */
final class GoalCards {
    /** More in one list are no help; the rest is said as a number. */
    static final int LISTED = 10;

    private GoalCards() {}

    static Card own(List<GoalView> all) {
        List<GoalView> open = all.stream().filter(view -> view.goal().isOpen()).toList();
        Text title = Text.of("goal.list", "count", open.size());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        if (open.isEmpty()) {
            elements.add(new Element.Paragraph(Text.of("goal.list-empty")));
        } else {
            elements.add(new Element.Bullets(
                    open.stream().limit(LISTED).map(GoalCards::line).toList()));
            elements.add(new Element.Buttons(
                    open.stream().limit(LISTED).map(GoalCards::toRead).toList()));
        }
        if (open.size() > LISTED) {
            elements.add(new Element.Note(Text.of("goal.list-more", "count", open.size() - LISTED)));
        }
        List<Button> buttons = new ArrayList<>();
        buttons.add(Button.doing(Text.of("goal.button.new"), Button.Action.of("goal.templates"))
                .primary());
        if (!all.isEmpty()) {
            buttons.add(Button.doing(Text.of("goal.button.plan"), Button.Action.of("plan.read")));
        }
        if (all.size() > open.size()) {
            buttons.add(Button.doing(
                    Text.of("goal.button.over", "count", all.size() - open.size()), Button.Action.of("goal.over")));
        }
        elements.add(new Element.Buttons(buttons));
        return new Card(title, elements);
    }

    /** What was reached or dropped, the newest first. */
    static Card over(List<GoalView> over) {
        Text title = Text.of("goal.over", "count", over.size());
        List<Element> elements = new ArrayList<>(List.of(new Element.Heading(title)));
        if (!over.isEmpty()) {
            elements.add(new Element.Bullets(
                    over.stream().limit(LISTED).map(GoalCards::line).toList()));
            elements.add(new Element.Buttons(
                    over.stream().limit(LISTED).map(GoalCards::toRead).toList()));
        }
        return new Card(title, elements);
    }

    static Card shared(Person partner, List<GoalView> shared) {
        Text title = Text.of("goal.shared", "partner", partner.displayName(), "count", shared.size());
        List<Element> elements = new ArrayList<>(List.of(new Element.Heading(title)));
        if (!shared.isEmpty()) {
            elements.add(new Element.Bullets(
                    shared.stream().limit(LISTED).map(GoalCards::line).toList()));
            elements.add(new Element.Buttons(
                    shared.stream().limit(LISTED).map(GoalCards::toRead).toList()));
        }
        elements.add(new Element.Note(Text.of("goal.shared-note")));
        return new Card(title, elements);
    }

    /** A goal in one line: what, until when, how far. */
    static Text line(GoalView view) {
        Goal goal = view.goal();
        if (!goal.isOpen()) {
            return Text.of("goal.line-over." + goal.state().tag(), "title", goal.name());
        }
        Text far = Text.of("goal.far", "done", view.done(), "all", view.counted());
        return goal.dueOn() == null
                ? Text.of("goal.line", "title", goal.name(), "far", far)
                : Text.of("goal.line-until", "title", goal.name(), "far", far, "day", new Text.Date(goal.dueOn()));
    }

    static Button toRead(GoalView view) {
        return Button.doing(
                Text.words(view.goal().name()),
                Button.Action.of("goal.read", "goal", view.goal().id()));
    }

    /** Which template to begin from; who is both reads both lists. */
    static Card templates(Map<Side, List<GoalTemplate>> offered) {
        Text title = Text.of("goal.templates");
        List<Element> elements = new ArrayList<>(List.of(new Element.Heading(title)));
        offered.forEach((side, templates) -> {
            elements.add(new Element.Paragraph(Text.of("goal.templates." + side.tag())));
            List<Button> buttons = new ArrayList<>();
            templates.forEach(template -> buttons.add(Button.opening(
                    template.title(), Button.Action.of("goal.new", "side", side.tag(), "template", template.tag()))));
            buttons.add(Button.opening(
                            Text.of(
                                    offered.size() == 1
                                            ? "goal.button.own-words"
                                            : "goal.button.own-words." + side.tag()),
                            Button.Action.of("goal.new", "side", side.tag()))
                    .primary());
            elements.add(new Element.Buttons(buttons));
        });
        elements.add(new Element.Note(Text.of("goal.templates-note")));
        return new Card(title, elements);
    }

    /** It is saved whatever the hints say (D4). */
    static Card saved(GoalView view, List<GoalHints> hints, List<Partners.Partner> toShare) {
        Text title = Text.of("goal.saved", "title", view.goal().name());
        if (hints.isEmpty()) {
            Card card = goal(view, toShare);
            List<Element> elements = new ArrayList<>(List.of(new Element.Paragraph(title)));
            elements.addAll(card.elements());
            return new Card(title, elements);
        }
        return Card.of(
                title,
                new Element.Paragraph(title),
                new Element.Paragraph(Text.of("goal.clearer")),
                new Element.Bullets(hints.stream().map(GoalHints::say).toList()),
                Element.Buttons.of(
                        Button.opening(
                                        Text.of("goal.button.improve"),
                                        Button.Action.of(
                                                "goal.change",
                                                "goal",
                                                view.goal().id()))
                                .primary(),
                        Button.doing(
                                Text.of("goal.button.keep"),
                                Button.Action.of(
                                        "goal.keep", "goal", view.goal().id()))));
    }

    /** @param toShare with whom its owner may share it now */
    static Card goal(GoalView view, List<Partners.Partner> toShare) {
        Goal goal = view.goal();
        Text title = Text.words(goal.name());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        if (!view.mine()) {
            elements.add(
                    new Element.Note(Text.of("goal.of", "owner", view.owner().displayName())));
        }
        elements.add(new Element.Facts(facts(view)));
        if (view.mine() && goal.notes() != null) {
            elements.add(new Element.Paragraph(Text.of("goal.your-notes")));
            elements.add(new Element.Quote(Text.words(goal.notes().text())));
        }
        if (!view.milestones().isEmpty()) {
            elements.add(new Element.Paragraph(Text.of("goal.milestones")));
            elements.add(new Element.Bullets(
                    view.milestones().stream().map(MilestoneCards::line).toList()));
        }
        view.next().filter(next -> view.mine()).ifPresent(next -> {
            elements.add(new Element.Paragraph(Text.of("goal.next", "title", next.name())));
            elements.add(MilestoneCards.steps(next));
        });
        List<Button> others =
                view.milestones().stream().map(MilestoneCards::toRead).toList();
        if (!others.isEmpty()) {
            elements.add(new Element.Paragraph(Text.of("goal.look-at")));
            elements.add(new Element.Buttons(others));
        }
        if (view.mine()) {
            elements.add(new Element.Buttons(buttons(view, toShare)));
        }
        elements.add(new Element.Note(seenBy(view)));
        return new Card(title, elements);
    }

    static Text seenBy(GoalView view) {
        if (!view.mine()) {
            return Text.of("goal.seen-by.both", "owner", view.owner().displayName());
        }
        return view.partner() == null
                ? Text.of("goal.seen-by.me")
                : Text.of("goal.seen-by.pair", "partner", view.partner().displayName());
    }

    private static List<Element.Fact> facts(GoalView view) {
        Goal goal = view.goal();
        List<Element.Fact> facts = new ArrayList<>();
        fact(
                facts,
                "goal.fact.measure",
                Optional.ofNullable(PrivateWords.text(goal.measure())).map(Text::words));
        fact(facts, "goal.fact.due", Optional.ofNullable(goal.dueOn()).map(Text.Date::new));
        facts.add(new Element.Fact(
                Text.of("goal.fact.far"),
                goal.isOpen()
                        ? Text.of("goal.far", "done", view.done(), "all", view.counted())
                        : Text.of("goal.state." + goal.state().tag())));
        fact(facts, "goal.fact.about", view.tags().inOneLine());
        return facts;
    }

    private static void fact(List<Element.Fact> facts, String label, Optional<? extends Text> value) {
        value.ifPresent(text -> facts.add(new Element.Fact(Text.of(label), text)));
    }

    private static List<Button> buttons(GoalView view, List<Partners.Partner> toShare) {
        long id = view.goal().id();
        List<Button> buttons = new ArrayList<>();
        if (!view.goal().isOpen()) {
            buttons.add(Button.doing(Text.of("goal.button.reopen"), Button.Action.of("goal.reopen", "goal", id)));
            return buttons;
        }
        buttons.add(Button.opening(Text.of("goal.button.add"), Button.Action.of("milestone.add", "goal", id)));
        buttons.add(Button.opening(Text.of("goal.button.change"), Button.Action.of("goal.change", "goal", id)));
        buttons.add(Button.doing(Text.of("goal.button.reached"), Button.Action.of("goal.reached", "goal", id)));
        buttons.add(Button.doing(Text.of("goal.button.drop"), Button.Action.of("goal.drop", "goal", id)));
        if (view.partner() == null) {
            toShare.forEach(partner -> buttons.add(Button.doing(
                    Text.of("goal.button.share", "partner", partner.name()),
                    Button.Action.of(
                            "goal.share", "goal", id, "pair", partner.pair().id()))));
        } else {
            buttons.add(Button.doing(Text.of("goal.button.unshare"), Button.Action.of("goal.unshare", "goal", id)));
        }
        return buttons;
    }

    /** @param then absent: no way back is offered */
    static Card said(Text sentence, @Nullable Button then) {
        return then == null
                ? Card.of(sentence)
                : Card.of(sentence, new Element.Paragraph(sentence), Element.Buttons.of(then));
    }
}
