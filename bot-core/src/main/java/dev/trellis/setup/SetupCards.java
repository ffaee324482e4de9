package dev.trellis.setup;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.program.Previewed;
import dev.trellis.program.Program;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is said about setting up a program. */
final class SetupCards {
    private SetupCards() {}

    static Card checklist(Checklist list) {
        Program program = list.program();
        Text title = Text.of("setup.title", "program", program.name(), "missing", list.missing());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        elements.add(new Element.Facts(list.steps().stream()
                .map(step -> new Element.Fact(
                        step.label(), Text.of("setup.state." + step.state().tag(), "says", step.says())))
                .toList()));
        elements.add(new Element.Paragraph(list.next()
                .map(step -> Text.of("setup.next", "step", step.label()))
                .orElse(Text.of("setup.nothing-left"))));
        elements.add(new Element.Buttons(buttons(list)));
        return new Card(title, elements);
    }

    /** The next step first, then everything else that is left, each once; the preview is always there. */
    private static List<Button> buttons(Checklist list) {
        Set<Button> buttons = new LinkedHashSet<>();
        list.next().map(Checklist.Step::button).ifPresent(button -> buttons.add(button.primary()));
        list.steps().stream()
                .filter(step -> step.state() != Checklist.State.DONE)
                .map(Checklist.Step::button)
                .forEach(button -> {
                    if (button != null && !buttons.contains(button.primary())) {
                        buttons.add(button);
                    }
                });
        buttons.add(Button.doing(
                Text.of("setup.button.preview"),
                Button.Action.of("setup.preview", "program", list.program().id())));
        return List.copyOf(buttons);
    }

    /**
     * One message of all, without life in its buttons.
     *
     * @param at from 0
     */
    static Card preview(Program program, List<Previewed.Sample> samples, int at) {
        Previewed.Sample sample = samples.get(at);
        Text title = Text.of("setup.preview", "program", program.name(), "number", at + 1, "all", samples.size());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Note(title));
        elements.add(new Element.Paragraph(Text.of("setup.preview-when", "when", sample.when())));
        elements.add(new Element.Divider());
        sample.card().elements().forEach(element -> elements.add(unarmed(element)));
        elements.add(new Element.Divider());
        elements.add(new Element.Note(Text.of("setup.preview-note")));
        List<Button> buttons = new ArrayList<>();
        if (at > 0) {
            buttons.add(turn("setup.button.back", program, at - 1));
        }
        if (at + 1 < samples.size()) {
            buttons.add(turn("setup.button.forward", program, at + 1).primary());
        }
        if (!buttons.isEmpty()) {
            elements.add(new Element.Buttons(buttons));
        }
        return new Card(title, elements);
    }

    private static Button turn(String label, Program program, int at) {
        return Button.doing(
                Text.of(label),
                new Button.Action(
                        "setup.preview", Map.of("program", Long.toString(program.id()), "at", Integer.toString(at))));
    }

    /** Nobody answers for somebody else by trying a button. */
    private static Element unarmed(Element element) {
        return element instanceof Element.Buttons row
                ? row.buttons().stream()
                        .map(Button::label)
                        .reduce((all, next) -> Text.of("setup.preview-and", "all", all, "next", next))
                        .<Element>map(labels -> new Element.Note(Text.of("setup.preview-buttons", "labels", labels)))
                        .orElse(element)
                : element;
    }
}
