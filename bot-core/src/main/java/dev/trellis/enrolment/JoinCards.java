package dev.trellis.enrolment;

import dev.trellis.charter.WrittenCharter;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.program.Program;
import dev.trellis.program.ProgramCards;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said to somebody who is asked to join, joins or leaves. */
final class JoinCards {
    private JoinCards() {}

    /** @param aim what the program is for, as the reader is to read it; absent: nobody said */
    static Card invitation(Program program, Side side, @Nullable Text aim) {
        Text asks = Text.of("enrolment.invitation." + side.tag(), "program", program.name());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(asks));
        elements.addAll(about(program, aim));
        elements.add(new Element.Paragraph(Text.of("enrolment.invitation-next")));
        List<Button> buttons = new ArrayList<>();
        buttons.add(
                join(program, side, Text.of("enrolment.button.read-and-join")).primary());
        buttons.add(Button.doing(Text.of("enrolment.button.no"), action("enrolment.no", program, side)));
        buttons.addAll(ProgramCards.strategyPage(program));
        elements.add(new Element.Buttons(buttons));
        elements.add(new Element.Note(Text.of("enrolment.invitation-note")));
        return new Card(asks, elements);
    }

    /**
     * For whoever was taken in by a file.
     *
     * @param aim what the program is for, as the reader is to read it; absent: nobody said
     * @param goOn opens the next question; absent: none is open
     */
    static Card takenIn(Program program, Side side, @Nullable Text aim, @Nullable Button goOn) {
        Text says = Text.of("enrolment.taken-in." + side.tag(), "program", program.name());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(says));
        elements.addAll(about(program, aim));
        if (goOn != null) {
            elements.add(new Element.Paragraph(Text.of("enrolment.taken-in-questions." + side.tag())));
            elements.add(new Element.Note(Text.of("enrolment.questions-note")));
            elements.add(Element.Buttons.of(goOn.primary()));
        }
        elements.add(new Element.Note(Text.of("enrolment.taken-in-note")));
        return new Card(says, elements);
    }

    /** For a channel: nobody in particular is asked. */
    static Card post(Program program, @Nullable Text aim) {
        Text asks = Text.of("enrolment.post", "program", program.name());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(asks));
        elements.addAll(about(program, aim));
        elements.add(bothSides(program));
        elements.add(new Element.Note(Text.of("enrolment.post-note")));
        return new Card(asks, elements);
    }

    static Card whichSide(Program program, @Nullable Text aim) {
        Text asks = Text.of("enrolment.which-side", "program", program.name());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(asks));
        elements.addAll(about(program, aim));
        elements.add(bothSides(program));
        return new Card(asks, elements);
    }

    /** The purpose and the charter, to be accepted by joining. */
    static Card charter(Program program, Side side, WrittenCharter charter, @Nullable Text aim, boolean isNewer) {
        Text title = Text.of("enrolment.join." + side.tag(), "program", program.name());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Heading(title));
        if (isNewer) {
            elements.add(new Element.Paragraph(Text.of("enrolment.charter-newer")));
        }
        elements.addAll(about(program, aim));
        elements.add(new Element.Paragraph(Text.of("enrolment.charter", "version", charter.version())));
        elements.addAll(charter.elements());
        elements.add(Element.Buttons.of(
                Button.doing(
                                Text.of("enrolment.button.accept." + side.tag()),
                                new Button.Action(
                                        "enrolment.accept",
                                        Map.of(
                                                "program", Long.toString(program.id()),
                                                "side", side.tag(),
                                                "version", Integer.toString(charter.version()))))
                        .primary(),
                Button.doing(Text.of("enrolment.button.no"), action("enrolment.no", program, side))));
        elements.add(new Element.Note(Text.of("enrolment.charter-note")));
        return new Card(title, elements);
    }

    /**
     * Where somebody stands who has said yes, and what comes next.
     *
     * @param key what is said: {@code enrolment.<key>.<side>} in the bundles
     * @param goOn opens the next question; absent: none is open
     */
    static Card standing(String key, Program program, Side side, @Nullable Button goOn) {
        Text says = Text.of("enrolment." + key + "." + side.tag(), "program", program.name());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(says));
        if (goOn != null) {
            elements.add(new Element.Note(Text.of("enrolment.questions-note")));
            elements.add(Element.Buttons.of(goOn.primary()));
        }
        return new Card(says, elements);
    }

    static Card notNow(Program program) {
        Text says = Text.of("enrolment.not-now", "program", program.name());
        return Card.of(says);
    }

    static Card wasDeclined(Program program, @Nullable Text why) {
        Text says = Text.of("enrolment.was-declined", "program", program.name());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(says));
        if (why != null) {
            elements.add(new Element.Quote(why));
        }
        elements.add(new Element.Note(Text.of("enrolment.was-declined-note")));
        return new Card(says, elements);
    }

    /** @param pairs how many pairs they are in on that side */
    static Card confirmLeave(Program program, Side side, int pairs) {
        Text asks = Text.of("enrolment.leave." + side.tag(), "program", program.name());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(asks));
        elements.add(new Element.Note(Text.of("enrolment.leave-note", "pairs", pairs)));
        elements.add(Element.Buttons.of(
                Button.doing(Text.of("enrolment.button.leave"), action("enrolment.leave-yes", program, side))
                        .danger(),
                Button.doing(Text.of("enrolment.button.stay"), action("enrolment.leave-no", program, side))));
        return new Card(asks, elements);
    }

    static Card left(Program program, Side side, int pairs) {
        Text says = Text.of("enrolment.left." + side.tag(), "program", program.name());
        return Card.of(
                says,
                new Element.Paragraph(says),
                new Element.Note(Text.of("enrolment.left-note", "pairs", pairs)),
                Element.Buttons.of(join(program, side, Text.of("enrolment.button.come-back"))));
    }

    /** Which of several to leave. */
    static Card leaveWhich(List<Button> buttons) {
        Text asks = Text.of("enrolment.leave-which");
        return Card.of(asks, new Element.Paragraph(asks), new Element.Buttons(buttons));
    }

    static Button leave(Program program, Side side) {
        return Button.doing(
                Text.of("enrolment.side-of." + side.tag(), "program", program.name()),
                action("enrolment.leave", program, side));
    }

    static Button join(Program program, @Nullable Side side, Text label) {
        return Button.doing(
                label,
                side == null
                        ? Button.Action.of("enrolment.join", "program", program.id())
                        : action("enrolment.join", program, side));
    }

    private static Element bothSides(Program program) {
        return Element.Buttons.of(
                join(program, Side.MENTOR, Text.of("enrolment.button.mentor")).primary(),
                join(program, Side.MENTEE, Text.of("enrolment.button.mentee")).primary());
    }

    private static List<Element> about(Program program, @Nullable Text aim) {
        return aim == null ? List.of() : ProgramCards.about(program, aim);
    }

    private static Button.Action action(String name, Program program, Side side) {
        return Button.Action.of(name, "program", program.id(), "side", side.tag());
    }
}
