package dev.trellis.rhythm;

import dev.trellis.cadence.Cadence;
import dev.trellis.conversation.message.Button;
import dev.trellis.conversation.message.Card;
import dev.trellis.conversation.message.Element;
import dev.trellis.rhythm.LookBack.Part;
import dev.trellis.text.Text;
import java.util.ArrayList;
import java.util.List;

/** What is said when there is time for the bigger picture. Nothing has to be answered: it is for the two to talk about. */
final class RhythmCards {
    private RhythmCards() {}

    /** An invitation to an hour for the bigger picture, with questions to take along. */
    static Card deepDive(long pair, String partner) {
        Text invitation = Text.of("rhythm.deep-dive", "partner", partner);
        return Card.of(
                invitation,
                new Element.Paragraph(invitation),
                new Element.Bullets(List.of(
                        Text.of("rhythm.deep-dive-question.1"),
                        Text.of("rhythm.deep-dive-question.2"),
                        Text.of("rhythm.deep-dive-question.3"))),
                Element.Buttons.of(
                        meet(pair, Cadence.Kind.DEEP_DIVE).primary(),
                        Button.doing(Text.of("goal.button.all"), Button.Action.of("goal.list"))),
                new Element.Note(Text.of("rhythm.note")));
    }

    /**
     * A look back together.
     *
     * @param parts what concepts know of them, in their order
     */
    static Card review(long pair, String partner, List<Part> parts) {
        Text invitation = Text.of("rhythm.review", "partner", partner);
        List<Element> elements = new ArrayList<>();
        elements.add(new Element.Paragraph(invitation));
        parts.forEach(part -> elements.add(new Element.Paragraph(part.line())));
        elements.add(
                new Element.Bullets(List.of(Text.of("rhythm.review-question.1"), Text.of("rhythm.review-question.2"))));
        List<Button> buttons = new ArrayList<>();
        buttons.add(meet(pair, Cadence.Kind.REVIEW).primary());
        parts.forEach(part -> buttons.addAll(part.buttons()));
        elements.add(new Element.Buttons(buttons));
        elements.add(new Element.Note(Text.of("rhythm.note")));
        return new Card(invitation, elements);
    }

    /** The form of a meeting, with its topic in it. */
    private static Button meet(long pair, Cadence.Kind about) {
        return Button.opening(
                Text.of("rhythm.button.meet"), Button.Action.of("meeting.propose", "pair", pair, "about", about.tag()));
    }
}
