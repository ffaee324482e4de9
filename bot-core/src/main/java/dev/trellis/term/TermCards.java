package dev.trellis.term;

import dev.trellis.conversation.form.Field;
import dev.trellis.conversation.form.Form;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.program.Program;
import dev.trellis.term.Term.Kind;
import dev.trellis.text.Text;
import dev.trellis.text.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is said and asked about the lists of a program. */
final class TermCards {
    /** 40 lines of 60 characters, and a little room. */
    private static final int ALL_LINES = 3000;

    private TermCards() {}

    static Card lists(Program program, Map<Kind, List<Term>> lists) {
        Text title = Text.of("intake.lists", "program", program.name());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        for (Kind kind : Kind.values()) {
            elements.add(new Element.Paragraph(Text.of("intake.lists-line", "list", name(kind))));
            elements.add(list(kind, lists.getOrDefault(kind, List.of())));
        }
        elements.add(new Element.Buttons(List.of(Kind.values()).stream()
                .map(kind -> Button.opening(
                        Text.of("intake.button.change", "what", name(kind)), action("intake.list", program, kind)))
                .toList()));
        elements.add(new Element.Note(Text.of("intake.lists-note")));
        return new Card(title, elements);
    }

    static Card saved(Program program, Kind kind, List<Term> terms) {
        Text done = Text.of("intake.list.saved", "program", program.name(), "list", name(kind));
        return Card.of(
                done,
                new Element.Paragraph(done),
                list(kind, terms),
                Element.Buttons.of(Button.doing(
                        Text.of("intake.button.lists"), Button.Action.of("intake.lists", "program", program.id()))));
    }

    static Card changedMeanwhile(Program program, Kind kind, List<Term> terms) {
        Text says = Text.of("intake.list.changed-meanwhile", "program", program.name(), "list", name(kind));
        return Card.of(
                says,
                new Element.Paragraph(says),
                list(kind, terms),
                Element.Buttons.of(Button.opening(
                        Text.of("intake.button.change", "what", name(kind)), action("intake.list", program, kind))));
    }

    /** The same for the same list only. */
    static String fingerprint(List<Term> terms) {
        return Integer.toHexString(terms.stream().map(Term::tag).toList().hashCode());
    }

    static Form form(Program program, Kind kind, List<Term> terms, Voice voice) {
        return new Form(
                "intake.list",
                Map.of(
                        "program", Long.toString(program.id()),
                        "kind", kind.tag(),
                        "was", fingerprint(terms)),
                Text.of("intake.list." + kind.tag() + ".form.title"),
                Text.of("intake.list.form.introduction." + (kind == Kind.GROUP ? "group" : "any")),
                List.of(new Field.Line(
                        "lines",
                        Text.of("intake.list.form.lines"),
                        Text.of("intake.list.form.lines-hint", "most", TypedList.MOST, "longest", TypedList.LONGEST),
                        kind == Kind.SKILL,
                        true,
                        ALL_LINES,
                        terms.isEmpty()
                                ? null
                                : terms.stream()
                                        .map(term -> voice.plain(term.text()))
                                        .collect(Collectors.joining("\n")))),
                Text.of("intake.form.save"));
    }

    private static Element list(Kind kind, List<Term> terms) {
        return terms.isEmpty()
                ? new Element.Note(Text.of(kind == Kind.GROUP ? "intake.lists-no-groups" : "intake.lists-none"))
                : new Element.Bullets(terms.stream().map(Term::text).toList());
    }

    private static Text name(Kind kind) {
        return Text.of("intake.list." + kind.tag());
    }

    private static Button.Action action(String name, Program program, Kind kind) {
        return Button.Action.of(name, "program", program.id(), "kind", kind.tag());
    }
}
