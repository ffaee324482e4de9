package dev.trellis.trial;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody is asked about their pair, and what it turns into. Every card says who sees the answer. */
final class TrialCards {
    private TrialCards() {}

    /** @param again whether it is a reminder */
    static Card question(Trial trial, String partner, boolean again) {
        Text ask = Text.of("trial.question", "partner", partner);
        Text opening = again
                ? Text.of("trial.reminder", "partner", partner)
                : trial.asking() == 0
                        ? Text.of("trial.opening", "partner", partner)
                        : Text.of("trial.opening-again", "partner", partner);
        return Card.of(
                ask,
                new Element.Paragraph(opening),
                new Element.Heading(ask),
                answers(trial),
                new Element.Note(Text.of("trial.private", "partner", partner)));
    }

    /** The question once more, for an answer that is to change. */
    static Card change(Trial trial, Trial.Answer answer, String partner) {
        Text ask = Text.of("trial.question", "partner", partner);
        return Card.of(
                ask,
                new Element.Heading(ask),
                new Element.Paragraph(Text.of("trial.so-far", "answer", said(answer))),
                answers(trial),
                Element.Buttons.of(Button.doing(Text.of("trial.button.keep"), action("trial.keep", trial))),
                new Element.Note(Text.of("trial.private", "partner", partner)));
    }

    /** What the question turns into once it is answered. */
    static Card receipt(Trial trial, Trial.Answer answer, String partner) {
        Text thanks = Text.of("trial.thanks." + answer.tag(), "partner", partner);
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(thanks));
        if (answer == Trial.Answer.NOT_A_FIT) {
            elements.addAll(trial.isTold() ? told(trial.reason()) : notTold(trial));
        } else if (Trial.isAskedAgain(answer, trial.asking())) {
            elements.add(new Element.Note(Text.of("trial.asked-again")));
        }
        if (!trial.isTold()) {
            elements.add(
                    Element.Buttons.of(Button.doing(Text.of("trial.button.change"), action("trial.change", trial))));
        }
        elements.add(new Element.Note(Text.of("trial.private", "partner", partner)));
        return new Card(thanks, elements);
    }

    private static List<Element> notTold(Trial trial) {
        List<Element> elements = new ArrayList<>();
        if (trial.reason() == null) {
            elements.add(new Element.Paragraph(Text.of("trial.reason")));
            elements.add(new Element.Buttons(Arrays.stream(Trial.Reason.values())
                    .map(reason -> Button.doing(
                            Text.of("trial.reason." + reason.tag()),
                            Button.Action.of("trial.reason", "trial", trial.id(), "reason", reason)))
                    .toList()));
        } else if (trial.reason() != Trial.Reason.UNSAID) {
            elements.add(about(trial.reason()));
        }
        elements.add(new Element.Paragraph(Text.of("trial.tell")));
        elements.add(Element.Buttons.of(Button.doing(Text.of("trial.button.tell"), action("trial.tell", trial))
                .primary()));
        return elements;
    }

    private static List<Element> told(Trial.@Nullable Reason reason) {
        List<Element> elements = new ArrayList<>();
        if (reason != null && reason != Trial.Reason.UNSAID) {
            elements.add(about(reason));
        }
        elements.add(new Element.Paragraph(Text.of("trial.told")));
        return elements;
    }

    private static Element about(Trial.Reason reason) {
        return new Element.Note(Text.of("trial.about", "reason", Text.of("trial.reason." + reason.tag())));
    }

    /** What is left of it when the pair has ended. */
    static Card over() {
        return Card.of(Text.of("trial.over"));
    }

    static Text said(Trial.Answer answer) {
        return Text.of("trial.answer." + answer.tag());
    }

    private static Element answers(Trial trial) {
        return new Element.Buttons(Arrays.stream(Trial.Answer.values())
                .map(answer -> Button.doing(
                        said(answer), Button.Action.of("trial.answer", "trial", trial.id(), "answer", answer)))
                .toList());
    }

    private static Button.Action action(String name, Trial trial) {
        return Button.Action.of(name, "trial", trial.id());
    }
}
