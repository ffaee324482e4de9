package dev.trellis.program;

import dev.trellis.attention.MessageBudget;
import dev.trellis.cadence.Cadence;
import dev.trellis.cadence.CadenceRule;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is said about programs. */
public final class ProgramCards {
    private ProgramCards() {}

    /**
     * What a program is about, for every welcome (A1).
     *
     * @param aim what it is for, as this reader is to read it
     */
    public static List<Element> about(Program program, Text aim) {
        List<Element> elements = new ArrayList<>();
        elements.add(aim instanceof Text.Words ? new Element.Quote(aim) : new Element.Paragraph(aim));
        List<Element.Fact> facts = new ArrayList<>();
        program.success().ifPresent(success -> facts.add(new Element.Fact(Text.of("program.form.metrics"), success)));
        String strategy = program.strategy();
        if (strategy != null && !Terms.isLink(strategy)) {
            facts.add(new Element.Fact(Text.of("program.form.strategy"), Text.words(strategy)));
        }
        if (!facts.isEmpty()) {
            elements.add(new Element.Facts(facts));
        }
        return elements;
    }

    /** Opens the page that tells of the organization's strategy, where that is a page. */
    public static List<Button> strategyPage(Program program) {
        String strategy = program.strategy();
        return strategy != null && Terms.isLink(strategy)
                ? List.of(new Button(
                        Text.of("program.button.strategy"), new Button.Press.OpenLink(strategy), Button.Style.PLAIN))
                : List.of();
    }

    /** What this kind is called. */
    public static Text rhythm(Cadence.Kind kind) {
        return switch (kind) {
            case CHECK_IN -> Text.of("program.form.cadence");
            case DEEP_DIVE -> Text.of("program.form.deep-dive");
            case REVIEW -> Text.of("program.form.review");
        };
    }

    /** A named cadence, or none at all, in words; a rule of one's own as it was written. */
    public static Text cadence(String notation) {
        return notation.equals(CadenceRule.OFF) || CadenceRule.names().contains(notation)
                ? Text.of("program.cadence." + notation)
                : Text.words(notation);
    }

    /** How often Trellis may speak first, at most (A3). */
    public static Text messages(int aWeek) {
        return Text.of("program.messages", "count", aWeek);
    }

    /** The same where it is to be chosen: the usual one says so. */
    public static Text messagesToChoose(int aWeek) {
        return aWeek == MessageBudget.DEFAULT.aWeek()
                ? Text.of("program.messages-usual", "count", aWeek)
                : messages(aWeek);
    }

    static Card templates() {
        Text title = Text.of("program.templates");
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        elements.add(new Element.Facts(Arrays.stream(Template.values())
                .map(template -> new Element.Fact(template.title(), template.forWhom()))
                .toList()));
        elements.add(new Element.Buttons(Arrays.stream(Template.values())
                .map(template -> Button.opening(
                        template.title(), Button.Action.of("program.create", "template", template.tag())))
                .toList()));
        elements.add(new Element.Note(Text.of("program.templates-note")));
        return new Card(title, elements);
    }

    static Card created(Program program) {
        Text done = Text.of("program.created", "name", program.name());
        return Card.of(
                done,
                new Element.Paragraph(done),
                new Element.Bullets(List.of(
                        Text.of("program.next.checklist"),
                        Text.of("program.next.pair"),
                        Text.of("program.next.digest"))),
                Element.Buttons.of(
                        Button.doing(
                                        Text.of("program.button.checklist"),
                                        Button.Action.of("setup.checklist", "program", program.id()))
                                .primary(),
                        Button.opening(Text.of("program.button.pair"), Button.Action.of("pairing.pair"))));
    }

    static Card saved(Program program) {
        Text done = Text.of("program.settings.saved", "name", program.name());
        return Card.of(
                done,
                new Element.Paragraph(done),
                Element.Buttons.of(Button.doing(
                        Text.of("program.button.checklist"),
                        Button.Action.of("setup.checklist", "program", program.id()))));
    }

    /** One program of the list. */
    static List<Element> listed(Program program, Text digest, boolean admin) {
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(Text.of("program.name", "name", program.name())));
        program.aim().ifPresent(aim -> elements.addAll(about(program, aim)));
        elements.add(new Element.Facts(List.of(
                rhythm(Cadence.Kind.CHECK_IN, program),
                rhythm(Cadence.Kind.DEEP_DIVE, program),
                rhythm(Cadence.Kind.REVIEW, program),
                new Element.Fact(
                        Text.of("program.form.capacity"), Text.of("program.capacity", "count", program.capacity())),
                new Element.Fact(Text.of("program.form.messages"), messages(program.weeklyMessages())),
                new Element.Fact(Text.of("program.digest"), digest))));
        List<Button> buttons = new ArrayList<>();
        if (admin) {
            buttons.add(change(program));
            buttons.add(Button.doing(
                    Text.of("program.button.checklist"), Button.Action.of("setup.checklist", "program", program.id())));
            buttons.add(DuplicateFlow.button(Text.of("program.button.duplicate"), program));
        }
        buttons.addAll(strategyPage(program));
        if (!buttons.isEmpty()) {
            elements.add(new Element.Buttons(buttons));
        }
        return elements;
    }

    private static Element.Fact rhythm(Cadence.Kind kind, Program program) {
        return new Element.Fact(rhythm(kind), cadence(program.cadence(kind)));
    }

    static Button change(Program program) {
        return Button.opening(
                Text.of("program.button.settings"), Button.Action.of("program.settings", "program", program.id()));
    }
}
