package dev.trellis.handover;

import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said about a hand-over, to the mentee, the new mentor, the one before, and whoever asked. */
final class HandoverCards {
    private HandoverCards() {}

    /**
     * Who is concerned, by name.
     *
     * @param asker absent: the program team
     */
    record Names(
            String mentee,
            String before,
            String next,
            @Nullable String asker) {}

    /** @param offered kinds of what could be passed on */
    static Card forMentee(Handover handover, Names names, List<String> offered) {
        Text ask = names.asker() == null
                ? Text.of("handover.mentee.team", "before", names.before(), "next", names.next())
                : Text.of("handover.mentee.mentor", "before", names.asker(), "next", names.next());
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(ask));
        elements.add(new Element.Paragraph(Text.of("handover.mentee.your-choice", "before", names.before())));
        elements.add(Element.Buttons.of(
                button("handover.button.yes", "handover.yes", handover).primary(),
                button("handover.button.no", "handover.no", handover)));
        elements.add(new Element.Paragraph(Text.of("handover.passes", "next", names.next())));
        for (String kind : offered) {
            boolean passes = handover.kinds().contains(kind);
            elements.add(Element.Buttons.of(Button.doing(
                    Text.of(
                            passes ? "handover.button.do-not-pass" : "handover.button.pass",
                            "what",
                            Text.of("handover.passes." + kind)),
                    Button.Action.of("handover.pass", "handover", handover.id(), "kind", kind))));
        }
        elements.add(passed("handover.passes-so-far", handover));
        return new Card(ask, elements);
    }

    static Card forMentor(Handover handover, Names names, String program) {
        Text ask =
                Text.of("handover.mentor.ask", "before", names.before(), "mentee", names.mentee(), "program", program);
        return Card.of(
                ask,
                new Element.Paragraph(ask),
                new Element.Paragraph(Text.of("handover.mentor.your-choice")),
                passed("handover.mentor.reads", handover),
                Element.Buttons.of(
                        button("handover.button.take", "handover.take", handover)
                                .primary(),
                        button("handover.button.no", "handover.no", handover)));
    }

    private static Element passed(String key, Handover handover) {
        return new Element.Note(Text.of(
                key,
                "what",
                switch (handover.kinds().size()) {
                    case 0 -> Text.of("handover.passes.nothing");
                    case 1 -> Text.of("handover.passes." + handover.kinds().getFirst());
                    default ->
                        Text.of(
                                "handover.passes-two",
                                "one",
                                Text.of("handover.passes." + handover.kinds().getFirst()),
                                "other",
                                Text.of("handover.passes." + handover.kinds().getLast()));
                }));
    }

    /** For whoever asked, while it is under way. */
    static Card asked(Handover handover, Names names) {
        Text says = Text.of(
                handover.state() == Handover.State.ASKED_MENTEE ? "handover.asked.mentee" : "handover.asked.mentor",
                "mentee",
                names.mentee(),
                "next",
                names.next());
        return Card.of(
                says,
                new Element.Paragraph(says),
                new Element.Note(Text.of("handover.asked.times-out")),
                Element.Buttons.of(button("handover.button.withdraw", "handover.withdraw", handover)));
    }

    /** What every card of it turns into when it is over. */
    static Card over(Handover.State state, Names names) {
        String how = switch (state) {
            case DONE -> "done";
            case DECLINED -> "declined";
            case WITHDRAWN -> "withdrawn";
            case TIMED_OUT -> "timed-out";
            case OVERTAKEN -> "overtaken";
            case ASKED_MENTEE, ASKED_MENTOR -> throw new IllegalArgumentException("under way: " + state);
        };
        return Card.of(Text.of(
                "handover.over." + how, "mentee", names.mentee(), "before", names.before(), "next", names.next()));
    }

    static Card news(Text says, List<Element> more) {
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(says));
        elements.addAll(more);
        return new Card(says, elements);
    }

    private static Button button(String label, String action, Handover handover) {
        return Button.doing(Text.of(label), Button.Action.of(action, "handover", handover.id()));
    }
}
