package dev.trellis.goal.plan;

import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.goal.GoalView;
import dev.trellis.goal.plan.PlanDocument.Block;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is said about one's plan. */
final class PlanCards {
    static final String GOALS = "goals";
    private static final int CHOOSABLE = 25;

    private PlanCards() {}

    /** The plan as a card: the same blocks in the same order as in the files. */
    static Card plan(PlanDocument plan, boolean empty) {
        List<Element> elements = new ArrayList<>();
        List<Element.Fact> facts = new ArrayList<>();
        List<Text> items = new ArrayList<>();
        for (Block block : plan.blocks()) {
            if (!(block instanceof Block.Fact)) {
                flush(facts, items, elements, true);
            }
            if (!(block instanceof Block.Item)) {
                flush(facts, items, elements, false);
            }
            switch (block) {
                case Block.Heading heading -> elements.add(new Element.Heading(Text.words(heading.text())));
                case Block.Paragraph paragraph -> elements.add(new Element.Note(Text.words(paragraph.text())));
                case Block.Fact fact -> facts.add(new Element.Fact(Text.words(fact.label()), Text.words(fact.value())));
                case Block.Item item -> items.add(Text.words(item.text()));
                case Block.Remark remark -> {
                    elements.add(new Element.Note(Text.words(remark.label())));
                    elements.add(new Element.Quote(Text.words(remark.words())));
                }
            }
        }
        flush(facts, items, elements, true);
        flush(facts, items, elements, false);
        if (empty) {
            elements.add(
                    Element.Buttons.of(Button.doing(Text.of("goal.button.new"), Button.Action.of("goal.templates"))));
        } else {
            elements.add(Element.Buttons.of(
                    Button.doing(Text.of("plan.button.export"), Button.Action.of("plan.export"))
                            .primary(),
                    Button.opening(Text.of("plan.button.review"), Button.Action.of("plan.review"))));
        }
        elements.add(new Element.Note(Text.of("plan.private")));
        return new Card(Text.words(plan.title()), elements);
    }

    private static void flush(List<Element.Fact> facts, List<Text> items, List<Element> elements, boolean theFacts) {
        if (theFacts && !facts.isEmpty()) {
            elements.add(new Element.Facts(facts));
            facts.clear();
        }
        if (!theFacts && !items.isEmpty()) {
            elements.add(new Element.Bullets(items));
            items.clear();
        }
    }

    /** Which goals are for the review. Those that somebody else reads anyway are chosen at first; if there are none, nothing is. */
    static Form review(List<GoalView> choosable) {
        return new Form(
                "plan.review",
                Map.of(),
                Text.of("plan.review.form.title"),
                Text.of("plan.review.introduction"),
                List.of(new Field.Several(
                        GOALS,
                        Text.of("plan.review.goals"),
                        Text.of("plan.review.goals-hint"),
                        true,
                        choosable.stream()
                                .limit(CHOOSABLE)
                                .map(view -> new Field.Option(
                                        Long.toString(view.goal().id()),
                                        Text.words(view.goal().title().text())))
                                .toList(),
                        choosable.stream()
                                .limit(CHOOSABLE)
                                .filter(view -> view.partner() != null)
                                .map(view -> Long.toString(view.goal().id()))
                                .toList())),
                Text.of("plan.review.submit"));
    }

    static Card ready(String address, boolean forReview) {
        Text sentence = Text.of(forReview ? "plan.review-ready" : "plan.ready");
        return Card.of(
                sentence,
                new Element.Paragraph(sentence),
                new Element.Note(Text.of("plan.ready-note")),
                Element.Buttons.of(new Button(
                        Text.of("plan.button.open"), new Button.Press.OpenLink(address), Button.Style.PRIMARY)));
    }
}
